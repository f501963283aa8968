package org.lianxin.referral.handoff;

import static org.lianxin.referral.handoff.HandoffVariables.LETTER;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.lianxin.referral.letter.Letter;
import org.springframework.stereotype.Component;

/** Tells who hands a letter in for signature what would stop the signature, while she can still mend it. */
@Component
class CheckLetter implements ExecutionListener {

    private final LetterFiles files;

    CheckLetter(LetterFiles files) {
        this.files = files;
    }

    @Override
    public void notify(DelegateExecution execution) {
        files.check(Letter.fromJson(LETTER.get(execution)));
    }
}
