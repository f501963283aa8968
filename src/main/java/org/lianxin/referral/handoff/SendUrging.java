package org.lianxin.referral.handoff;

import static org.lianxin.referral.handoff.HandoffVariables.HANDOFF_NO;
import static org.lianxin.referral.handoff.HandoffVariables.LETTER;

import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lianxin.referral.letter.Letter;
import org.lianxin.referral.mail.UndeliverableException;
import org.springframework.stereotype.Component;

/** Sends a letter of the ladder by mail; without an address that takes it the caseworker delivers it on paper. */
@Component
class SendUrging implements JavaDelegate {

    private final UrgingPost post;
    private final FrozenLetters frozen;

    SendUrging(UrgingPost post, FrozenLetters frozen) {
        this.post = post;
        this.frozen = frozen;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Letter letter = Letter.fromJson(LETTER.get(execution));
        if (frozen.isForeign(HANDOFF_NO.get(execution), letter)) {
            throw new AlteredLetterException(HANDOFF_NO.get(execution));
        }
        try {
            post.send(execution, letter);
        } catch (NoAddressException | UndeliverableException nowhere) {
            throw new BpmnError(SendHandoffLetter.UNDELIVERABLE, nowhere.getMessage());
        }
    }
}
