package org.lianxin.referral.intake;

import static org.lianxin.referral.register.ReferralVariables.DISTRICT;
import static org.lianxin.referral.register.ReferralVariables.NEW_INFORMATION;
import static org.lianxin.referral.register.ReferralVariables.REFERRAL_NO;
import static org.lianxin.referral.register.ReferralVariables.RISK_LEVEL;
import static org.lianxin.referral.register.ReferralVariables.SHORT_NO;

import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.spin.Spin;
import org.lianxin.referral.organisation.Federation;
import org.lianxin.referral.register.ReferralRegister;
import org.lianxin.referral.register.ReferralState;
import org.lianxin.referral.register.RegisterEntry;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes what comes through the public page to process {@code referral}, once, and says how a report stands. */
@Service
class ReportDesk {

    /** Codes only: all that the mail to the duty leader is made of. */
    private static final List<String> ALARM =
            List.of(REFERRAL_NO.name(), SHORT_NO.name(), DISTRICT.name(), RISK_LEVEL.name());

    private static final int TRIES = 5;
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm");

    private final Receipts receipts;
    private final ReferralRegister register;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final IdentityService identities;
    private final TransactionTemplate transaction;
    private final Federation federation;
    private final Clock clock;

    ReportDesk(
            Receipts receipts,
            ReferralRegister register,
            RuntimeService runtime,
            TaskService tasks,
            IdentityService identities,
            TransactionTemplate transaction,
            Federation federation,
            Clock clock) {
        this.receipts = receipts;
        this.register = register;
        this.runtime = runtime;
        this.tasks = tasks;
        this.identities = identities;
        this.transaction = transaction;
        this.federation = federation;
        this.clock = clock;
    }

    /** The receipt of a new referral, or of the one that began when the same form was sent before. */
    Receipt take(Report report, String formKey) {
        asNobody();
        for (int draw = 0; ; draw++) {
            Receipt receipt = Receipt.drawn(formKey, report, draw);
            if (receipts.isFree(receipt.number()) && begins(receipt, report)) {
                return receipt;
            }
            if (receipts.open(receipt.number(), receipt.passphrase()).isPresent()) {
                return receipt;
            }
        }
    }

    /** How the report stands; empty for a wrong pair. */
    Optional<ReportState> ask(String number, String passphrase) {
        asNobody();
        return receipts.open(number, passphrase).map(this::current).map(this::state);
    }

    /** Adds to a report that {@link #ask} found. What comes too late begins a new referral that names the old one. */
    void add(String number, String passphrase, String text, String formKey) {
        asNobody();
        String referralNo = receipts.open(number, passphrase).orElseThrow();
        for (int attempt = 1; ; attempt++) {
            try {
                transaction.executeWithoutResult(status -> {
                    if (receipts.noteMessage(number, formKey)) {
                        deliver(number, current(referralNo), text);
                    }
                });
                return;
            } catch (OptimisticLockingException
                    | MismatchingMessageCorrelationException
                    | ConcurrencyFailureException overtaken) {
                // Somebody worked on the same referral, or closed it, at this very moment.
                if (attempt == TRIES) {
                    throw overtaken;
                }
            }
        }
    }

    private boolean begins(Receipt receipt, Report report) {
        try {
            transaction.executeWithoutResult(status -> receipts.enter(receipt, begin(ReportedFacts.of(report))));
            return true;
        } catch (DuplicateKeyException sentTwice) {
            return false;
        }
    }

    private String begin(VariableMap facts) {
        String instance = runtime.createMessageCorrelation("Msg_ReportSubmitted")
                .setVariables(facts)
                .correlateStartMessage()
                .getId();
        if (facts.containsKey(RISK_LEVEL.name())) {
            runtime.createProcessInstanceByKey("report-alarm")
                    .setVariables(runtime.getVariables(instance, ALARM))
                    .execute();
        }
        return (String) runtime.getVariable(instance, REFERRAL_NO.name());
    }

    private void deliver(String number, RegisterEntry referral, String text) {
        if (referral.state() == ReferralState.OPEN) {
            runtime.createMessageCorrelation("Msg_NewInformation")
                    .processInstanceBusinessKey(referral.referralNo())
                    // Its own for each message: two that arrive one after the other are two tasks with two texts.
                    .setVariableToTriggeredScope(
                            NEW_INFORMATION.name(),
                            Spin.JSON(Map.of(
                                    "text",
                                    text,
                                    "by",
                                    "线上求助人（凭回执补充）",
                                    "at",
                                    MINUTE.format(clock.instant().atZone(federation.zone())))))
                    .correlate();
            return;
        }
        String narrative = "对原件 %s 的补充（凭回执 %s）：\n%s".formatted(referral.referralNo(), Typed.digits(number), text);
        receipts.move(number, begin(ReportedFacts.supplement(referral.district(), referral.matter(), narrative)));
    }

    /** Follows a referral that was merged into another. */
    private RegisterEntry current(String referralNo) {
        RegisterEntry referral = register.find(referralNo).orElseThrow();
        return referral.mergedInto().map(this::current).orElse(referral);
    }

    private ReportState state(RegisterEntry referral) {
        String label = "已办结";
        if (referral.state() == ReferralState.OPEN) {
            boolean unread = tasks.createTaskQuery()
                            .processInstanceBusinessKey(referral.referralNo())
                            .taskDefinitionKey("UserTask_VerifyReport")
                            .count()
                    > 0;
            label = unread ? "已收到" : "办理中";
        }
        return new ReportState(label, referral.receivedAt(), referral.closedAt());
    }

    /** A member of the staff who is signed in and tries the page has no more, and no less, rights here than anybody. */
    private void asNobody() {
        identities.clearAuthentication();
    }
}
