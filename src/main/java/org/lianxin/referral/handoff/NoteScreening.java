package org.lianxin.referral.handoff;

import static org.lianxin.referral.register.ReferralVariables.SCREENED_AT;

import java.time.Clock;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Notes when the danger was screened: for 24 hours its triggers hold the level. */
@Component
class NoteScreening implements ExecutionListener {

    private final Clock clock;

    NoteScreening(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void notify(DelegateExecution execution) {
        SCREENED_AT.set(execution, Date.from(clock.instant()));
    }
}
