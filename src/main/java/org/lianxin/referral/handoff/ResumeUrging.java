package org.lianxin.referral.handoff;

import static org.lianxin.referral.handoff.HandoffVariables.HANDOFF_NO;
import static org.lianxin.referral.handoff.UrgingVariables.RESUMPTION;
import static org.lianxin.referral.handoff.UrgingVariables.SUSPENDED_AT;
import static org.lianxin.referral.handoff.UrgingVariables.SUSPENDED_UNTIL;
import static org.lianxin.referral.handoff.UrgingVariables.URGING_FROM;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.lianxin.referral.organisation.SignedIn;
import org.springframework.stereotype.Component;

/** Moves the start of the ladder's terms by the time its clock stood still, so that this time does not count. */
@Component
class ResumeUrging implements ExecutionListener {

    private final Handoffs handoffs;
    private final SignedIn signedIn;
    private final Clock clock;

    ResumeUrging(Handoffs handoffs, SignedIn signedIn, Clock clock) {
        this.handoffs = handoffs;
        this.signedIn = signedIn;
        this.clock = clock;
    }

    /** A timer that rings late, after a standstill of the server, does not lengthen the pause. */
    @Override
    public void notify(DelegateExecution execution) {
        Instant now = clock.instant();
        Instant until = SUSPENDED_UNTIL.get(execution).toInstant();
        Duration pause = Duration.between(SUSPENDED_AT.get(execution).toInstant(), now.isBefore(until) ? now : until);
        URGING_FROM.set(
                execution, Date.from(URGING_FROM.get(execution).toInstant().plus(pause)));
        Map<String, String> detail = new TreeMap<>(Map.of("note", "挂起" + words(pause) + "，不计入督促时限"));
        RESUMPTION
                .find(execution)
                .ifPresent(early -> detail.put("reason", early.prop("reason").stringValue()));
        execution.removeVariable(RESUMPTION.name());
        handoffs.record(HANDOFF_NO.get(execution), HandoffEvent.RESUMED, signedIn.userId(), detail);
    }

    private static String words(Duration pause) {
        return pause.toDays() > 0
                ? pause.toDays() + "天" + (pause.toHoursPart() > 0 ? pause.toHoursPart() + "小时" : "")
                : pause.toHours() + "小时";
    }
}
