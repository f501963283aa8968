package org.lianxin.referral.handoff;

import static org.lianxin.referral.handoff.HandoffVariables.HANDOFF_NO;
import static org.lianxin.referral.handoff.HandoffVariables.LETTER;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lianxin.referral.letter.Letter;
import org.lianxin.referral.mail.UndeliverableException;
import org.lianxin.referral.modeling.ReachesOutside;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Tells the agency that the letter it works on since the call is signed now. Nobody waits for its having read this: without an address that
 * takes mail, the letter stands on the page and in the file.
 */
@Component
@ReachesOutside
class SendSignedLetter implements JavaDelegate {

    private static final Logger log = LoggerFactory.getLogger(SendSignedLetter.class);

    private final HandoffPost post;
    private final Handoffs handoffs;
    private final FrozenLetters frozen;

    SendSignedLetter(HandoffPost post, Handoffs handoffs, FrozenLetters frozen) {
        this.post = post;
        this.handoffs = handoffs;
        this.frozen = frozen;
    }

    /** A letter that was signed before its first mail could leave goes with that one. */
    @Override
    public void execute(DelegateExecution execution) {
        String handoffNo = HANDOFF_NO.get(execution);
        int round = handoffs.get(handoffNo).sentRound();
        if (round == 0 || !isSignedSince(handoffNo)) {
            return;
        }
        if (frozen.isAltered(handoffNo, Letter.fromJson(LETTER.get(execution)))) {
            throw new AlteredLetterException(handoffNo);
        }
        try {
            post.sendSigned(execution, round);
        } catch (NoAddressException | UndeliverableException nowhere) {
            // Neither the address nor the server's words, which may repeat it.
            log.warn("The signed letter of {} was not mailed, for no address takes it", handoffNo);
        }
    }

    /** Whether the signature is newer than the last mail of the letter. */
    private boolean isSignedSince(String handoffNo) {
        return handoffs.events(handoffNo).stream()
                .map(HandoffEntry::event)
                .filter(event -> event == HandoffEvent.SENT || event == HandoffEvent.SIGNED)
                .reduce((earlier, later) -> later)
                .filter(HandoffEvent.SIGNED::equals)
                .isPresent();
    }
}
