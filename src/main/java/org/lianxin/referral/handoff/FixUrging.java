package org.lianxin.referral.handoff;

import static org.lianxin.referral.handoff.HandoffVariables.DISTRICT;
import static org.lianxin.referral.handoff.HandoffVariables.HANDOFF_NO;
import static org.lianxin.referral.handoff.HandoffVariables.LETTER;

import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.lianxin.referral.letter.Letter;
import org.lianxin.referral.organisation.Federation;
import org.lianxin.referral.organisation.SignedIn;
import org.springframework.stereotype.Component;

/** Prints a letter of the ladder that nobody signs, before it is sent: it bears the date of the day and no number. */
@Component
class FixUrging implements ExecutionListener {

    private final Federation federation;
    private final Handoffs handoffs;
    private final FrozenLetters frozen;
    private final SignedIn signedIn;
    private final Clock clock;

    FixUrging(Federation federation, Handoffs handoffs, FrozenLetters frozen, SignedIn signedIn, Clock clock) {
        this.federation = federation;
        this.handoffs = handoffs;
        this.frozen = frozen;
        this.signedIn = signedIn;
        this.clock = clock;
    }

    @Override
    public void notify(DelegateExecution execution) {
        String handoffNo = HANDOFF_NO.get(execution);
        Letter letter = Letter.fromJson(LETTER.get(execution))
                .signed(
                        "",
                        federation.officeOf(DISTRICT.get(execution)).name(),
                        SignLetter.DATE.format(clock.instant().atZone(federation.zone())));
        LETTER.set(execution, letter.toJson());
        handoffs.record(handoffNo, HandoffEvent.LETTER_FIXED, signedIn.userId(), frozen.freeze(handoffNo, letter));
    }
}
