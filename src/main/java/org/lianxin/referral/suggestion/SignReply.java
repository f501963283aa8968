package org.lianxin.referral.suggestion;

import static org.lianxin.referral.suggestion.SuggestionVariables.DISTRICT;
import static org.lianxin.referral.suggestion.SuggestionVariables.LETTER;
import static org.lianxin.referral.suggestion.SuggestionVariables.REPLY_FILE;
import static org.lianxin.referral.suggestion.SuggestionVariables.SUGGESTION_NO;

import java.time.Clock;
import java.time.Instant;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.lianxin.referral.letter.DocumentNumbers;
import org.lianxin.referral.letter.DrawnNumber;
import org.lianxin.referral.letter.Letter;
import org.lianxin.referral.letter.LetterDrafts;
import org.lianxin.referral.letter.LetterPrinter;
import org.lianxin.referral.organisation.Federation;
import org.lianxin.referral.organisation.Office;
import org.lianxin.referral.organisation.SignedIn;
import org.lianxin.referral.register.StaffNames;
import org.springframework.stereotype.Component;

/** Draws the document number of the reply in the transaction of its signature, and prints it once, as it will stay. A corrected reply keeps its number. */
@Component
class SignReply implements ExecutionListener {

    private final DocumentNumbers numbers;
    private final LetterDrafts drafts;
    private final LetterPrinter printer;
    private final Federation federation;
    private final SignedIn signedIn;
    private final StaffNames names;
    private final Clock clock;

    SignReply(
            DocumentNumbers numbers,
            LetterDrafts drafts,
            LetterPrinter printer,
            Federation federation,
            SignedIn signedIn,
            StaffNames names,
            Clock clock) {
        this.numbers = numbers;
        this.drafts = drafts;
        this.printer = printer;
        this.federation = federation;
        this.signedIn = signedIn;
        this.names = names;
        this.clock = clock;
    }

    @Override
    public void notify(DelegateExecution execution) {
        String signatory = signedIn.userId();
        Letter checked = Letter.fromJson(LETTER.get(execution))
                .of(LetterDrafts.REPLY)
                .by(names.of(Stream.of(signatory)).name(signatory));
        printer.check(checked);
        Office office = federation.officeOf(DISTRICT.get(execution));
        Instant now = clock.instant();
        String suggestionNo = SUGGESTION_NO.get(execution);
        String number = numbers.ofHandoff(suggestionNo).stream()
                .map(DrawnNumber::documentNo)
                .findFirst()
                .orElseGet(() -> numbers.draw(office, "formal_transfer", suggestionNo, now));
        Letter signed = checked.signed(number, office.name(), drafts.day(now));
        LETTER.set(execution, signed.toJson());
        REPLY_FILE.set(execution, printer.print(signed));
    }
}
