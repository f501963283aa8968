package org.lianxin.referral.handoff;

import static org.lianxin.referral.handoff.HandoffVariables.*;
import static org.lianxin.referral.handoff.HandoffVariables.AGENCY_ID;
import static org.lianxin.referral.handoff.HandoffVariables.ROUTE;
import static org.lianxin.referral.handoff.HandoffVariables.ROUTE_ID;

import java.util.Map;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.spin.Spin;
import org.camunda.spin.json.SpinJsonNode;
import org.lianxin.referral.letter.Letter;
import org.lianxin.referral.mail.UndeliverableException;
import org.lianxin.referral.modeling.ReachesOutside;
import org.springframework.mail.MailException;
import org.springframework.stereotype.Component;

/**
 * Sends the letter's mail. What no retry can mend becomes BPMN error {@code undeliverable}: a refused or missing address, and a mail
 * server that was still out of reach at the last try; the latter also leaves an incident for the operator.
 */
@Component
@ReachesOutside
class SendHandoffLetter implements JavaDelegate {

    /** Kind of delivery problem, and type of the incident. */
    static final String MAIL_SERVER_DOWN = "mailServerDown";

    static final String UNDELIVERABLE = "undeliverable";

    private final HandoffPost post;
    private final HandoffClocks clocks;
    private final Handoffs handoffs;
    private final FrozenLetters frozen;

    SendHandoffLetter(HandoffPost post, HandoffClocks clocks, Handoffs handoffs, FrozenLetters frozen) {
        this.post = post;
        this.clocks = clocks;
        this.handoffs = handoffs;
        this.frozen = frozen;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String handoffNo = HANDOFF_NO.get(execution);
        if (frozen.isAltered(handoffNo, Letter.fromJson(LETTER.get(execution)))) {
            throw new AlteredLetterException(handoffNo);
        }
        int round = handoffs.get(handoffNo).sentRound() + 1;
        HandoffClocks.Running running = clocks.fromNow(execution);
        String to = "";
        try {
            to = address(execution);
            post.sendLetter(execution, round, to, running.acknowledgeBy(), running.replyBy());
        } catch (NoAddressException unknown) {
            throw problem(execution, "unknown_agency", noAddress(execution), "");
        } catch (UndeliverableException refused) {
            throw problem(execution, "refused", refused.reason(), to);
        } catch (MailException down) {
            if (!isLastTry(execution)) {
                throw down;
            }
            throw problem(execution, MAIL_SERVER_DOWN, "邮件服务器多次连不上，信息已记入运维事件", to);
        }
        clocks.start(execution, running, round);
    }

    /** A new address given by the caseworker comes before the directory's. */
    private String address(DelegateExecution execution) {
        boolean corrected =
                DELIVERY_DECISION.find(execution).filter("resend"::equals).isPresent();
        String given = corrected
                ? DELIVERY.find(execution)
                        .filter(json -> json.hasProp("email"))
                        .map(json -> json.prop("email").stringValue())
                        .orElse("")
                : "";
        return given.isBlank() ? post.agency(execution).email() : given;
    }

    private static String noAddress(DelegateExecution execution) {
        SpinJsonNode route = ROUTE.get(execution);
        String id = AGENCY_ID.get(execution);
        String agency = id.isEmpty()
                ? "去向 %s（%s）在本区县的承办机关"
                        .formatted(ROUTE_ID.get(execution), route.prop("letter").stringValue())
                : "编号为 %s 的机关（%s）".formatted(id, route.prop("recipientName").stringValue());
        return "机关通讯录（agencies.yaml）里没有%s，没有地址可寄。请改为纸质送达；以后要用邮件送达的，请系统管理员把它和它的邮箱写进通讯录。".formatted(agency);
    }

    private static BpmnError problem(DelegateExecution execution, String kind, String reason, String recipient) {
        SpinJsonNode problem = Spin.JSON(Map.of("kind", kind, "reason", reason, "recipient", recipient));
        // On the instance: the scope that waits for the mail ends with the error.
        execution.getProcessInstance().setVariable(DELIVERY_PROBLEM.name(), problem);
        return new BpmnError(UNDELIVERABLE, reason);
    }

    private static boolean isLastTry(DelegateExecution execution) {
        return execution
                .getProcessEngineServices()
                .getManagementService()
                .createJobQuery()
                .executionId(execution.getId())
                .list()
                .stream()
                .anyMatch(job -> job.getRetries() == 1);
    }
}
