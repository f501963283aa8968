package org.lianxin.referral.followup;

import static org.lianxin.referral.register.ReferralVariables.*;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.spin.Spin;
import org.camunda.spin.json.SpinJsonNode;
import org.lianxin.referral.organisation.Federation;
import org.lianxin.referral.organisation.SignedIn;
import org.lianxin.referral.register.StaffNames;
import org.springframework.stereotype.Component;

/** Adds a follow-up to the log and counts it: a contact covers the times of the plan that have come, a vain attempt none. */
@Component
class NoteFollowUp implements ExecutionListener {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final Map<String, String> OUTCOMES =
            Map.of("reached_safe", "联系上，平安", "not_reached", "未联系上", "new_harm", "有新的伤害或危险", "end_early", "提前结束回访");
    private static final Map<String, String> WAYS =
            Map.of("phone", "电话", "visit", "上门", "in_person", "来访", "online", "网络", "through_contact", "经镇村妇联");

    private final Federation federation;
    private final SignedIn signedIn;
    private final StaffNames staff;
    private final Clock clock;

    NoteFollowUp(Federation federation, SignedIn signedIn, StaffNames staff, Clock clock) {
        this.federation = federation;
        this.signedIn = signedIn;
        this.staff = staff;
        this.clock = clock;
    }

    @Override
    public void notify(DelegateExecution execution) {
        Instant now = clock.instant();
        String outcome = FOLLOW_UP_OUTCOME.get(execution);
        log(execution, outcome, now);
        FollowUpPlan plan = FollowUpPlan.of(execution, federation.zone());
        switch (outcome) {
            case "not_reached" -> {
                UNREACHED_ATTEMPTS.set(
                        execution,
                        UNREACHED_ATTEMPTS.find(execution).map(Number::intValue).orElse(0) + 1);
                LAST_ATTEMPT_AT.set(execution, Date.from(now));
            }
            case "end_early" -> {
                // nobody was contacted
            }
            default -> {
                UNREACHED_ATTEMPTS.set(execution, 0);
                LAST_CONTACT_AT.set(execution, Date.from(now));
            }
        }
        FOLLOW_UPS_LEFT.set(execution, plan.after(now).isPresent());
    }

    /** The form is left empty for the next time. */
    private void log(DelegateExecution execution, String outcome, Instant now) {
        SpinJsonNode entered = FOLLOW_UP.find(execution).orElseGet(() -> Spin.JSON("{}"));
        SpinJsonNode entry = Spin.JSON(Map.of(
                "at", MINUTE.format(now.atZone(federation.zone())),
                "outcome", OUTCOMES.getOrDefault(outcome, outcome),
                "how", WAYS.getOrDefault(text(entered, "how"), ""),
                "note",
                        Stream.of("note", "harm", "endReason")
                                .map(key -> text(entered, key))
                                .filter(words -> !words.isEmpty())
                                .collect(Collectors.joining("；")),
                "by", staff.of(Stream.of(signedIn.userId())).name(signedIn.userId())));
        List<SpinJsonNode> entries = new ArrayList<>();
        FOLLOW_UP_LOG.find(execution).ifPresent(earlier -> entries.addAll(earlier.elements()));
        entries.add(entry);
        FOLLOW_UP_LOG.set(
                execution,
                Spin.JSON(entries.stream().map(SpinJsonNode::toString).collect(Collectors.joining(",", "[", "]"))));
        FOLLOW_UP.set(execution, Spin.JSON("{}"));
    }

    private static String text(SpinJsonNode json, String key) {
        return json.hasProp(key) && json.prop(key).isString() ? json.prop(key).stringValue() : "";
    }
}
