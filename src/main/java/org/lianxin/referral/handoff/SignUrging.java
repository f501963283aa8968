package org.lianxin.referral.handoff;

import static org.lianxin.referral.handoff.HandoffVariables.DISTRICT;
import static org.lianxin.referral.handoff.HandoffVariables.HANDOFF_NO;
import static org.lianxin.referral.handoff.HandoffVariables.LETTER;

import java.time.Clock;
import java.time.Instant;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.lianxin.referral.letter.DocumentNumbers;
import org.lianxin.referral.letter.Letter;
import org.lianxin.referral.letter.LetterPrinter;
import org.lianxin.referral.organisation.Federation;
import org.lianxin.referral.organisation.Office;
import org.lianxin.referral.organisation.SignedIn;
import org.springframework.stereotype.Component;

/** Draws the document number of a letter of the ladder in the transaction of its signature, and prints the letter with it. */
@Component
class SignUrging implements ExecutionListener {

    private final DocumentNumbers numbers;
    private final Federation federation;
    private final Handoffs handoffs;
    private final FrozenLetters frozen;
    private final LetterPrinter printer;
    private final SignedIn signedIn;
    private final Clock clock;

    SignUrging(
            DocumentNumbers numbers,
            Federation federation,
            Handoffs handoffs,
            FrozenLetters frozen,
            LetterPrinter printer,
            SignedIn signedIn,
            Clock clock) {
        this.numbers = numbers;
        this.federation = federation;
        this.handoffs = handoffs;
        this.frozen = frozen;
        this.printer = printer;
        this.signedIn = signedIn;
        this.clock = clock;
    }

    @Override
    public void notify(DelegateExecution execution) {
        Letter checked = Letter.fromJson(LETTER.get(execution));
        printer.check(checked);
        Instant now = clock.instant();
        Office office = federation.officeOf(DISTRICT.get(execution));
        String number = numbers.draw(office, "formal_transfer", HANDOFF_NO.get(execution), now);
        Letter letter = checked.signed(number, office.name(), SignLetter.DATE.format(now.atZone(federation.zone())));
        LETTER.set(execution, letter.toJson());
        handoffs.record(
                HANDOFF_NO.get(execution),
                HandoffEvent.LETTER_FIXED,
                signedIn.userId(),
                frozen.freeze(HANDOFF_NO.get(execution), letter));
    }
}
