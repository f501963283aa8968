package org.lianxin.referral.suggestion;

import static org.lianxin.referral.suggestion.SuggestionVariables.LETTER;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.lianxin.referral.letter.Letter;
import org.lianxin.referral.letter.LetterPrinter;
import org.springframework.stereotype.Component;

/** Tells who hands the reply in for signature what would stop the signature, while she can still mend it. */
@Component
class CheckReply implements ExecutionListener {

    private final LetterPrinter printer;

    CheckReply(LetterPrinter printer) {
        this.printer = printer;
    }

    @Override
    public void notify(DelegateExecution execution) {
        printer.check(Letter.fromJson(LETTER.get(execution)));
    }
}
