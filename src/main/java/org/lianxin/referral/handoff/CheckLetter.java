package org.lianxin.referral.handoff;

import static org.lianxin.referral.handoff.HandoffVariables.LETTER;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.lianxin.referral.letter.Letter;
import org.lianxin.referral.letter.LetterPrinter;
import org.springframework.stereotype.Component;

/** Tells who hands a letter in for signature what would stop the signature, while she can still mend it. */
@Component
class CheckLetter implements ExecutionListener {

    private final LetterPrinter printer;

    CheckLetter(LetterPrinter printer) {
        this.printer = printer;
    }

    @Override
    public void notify(DelegateExecution execution) {
        printer.check(Letter.fromJson(LETTER.get(execution)));
    }
}
