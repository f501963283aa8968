package org.lianxin.referral.handoff;

import static org.lianxin.referral.handoff.HandoffVariables.*;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.lianxin.referral.letter.DocumentNumbers;
import org.lianxin.referral.letter.Letter;
import org.lianxin.referral.letter.LetterPrinter;
import org.lianxin.referral.organisation.Federation;
import org.lianxin.referral.organisation.Office;
import org.lianxin.referral.organisation.SignedIn;
import org.lianxin.referral.register.StaffNames;
import org.springframework.stereotype.Component;

/** Draws the document number in the transaction of the signature, so that a refused signature leaves no gap. A letter keeps its number when it is corrected, unless that was declared void. The letter is printed with it; from here on no difference passes unseen. */
@Component
class SignLetter implements ExecutionListener {

    static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy年M月d日");

    private final DocumentNumbers numbers;
    private final Federation federation;
    private final Handoffs handoffs;
    private final FrozenLetters frozen;
    private final LetterPrinter printer;
    private final SignedIn signedIn;
    private final StaffNames names;
    private final Clock clock;

    SignLetter(
            DocumentNumbers numbers,
            Federation federation,
            Handoffs handoffs,
            FrozenLetters frozen,
            LetterPrinter printer,
            SignedIn signedIn,
            StaffNames names,
            Clock clock) {
        this.numbers = numbers;
        this.federation = federation;
        this.handoffs = handoffs;
        this.frozen = frozen;
        this.printer = printer;
        this.signedIn = signedIn;
        this.names = names;
        this.clock = clock;
    }

    @Override
    public void notify(DelegateExecution execution) {
        String handoffNo = HANDOFF_NO.get(execution);
        String signatory = signedIn.userId();
        Letter checked = Letter.fromJson(LETTER.get(execution))
                .of(ROUTE.get(execution).prop("letter").stringValue())
                .by(names.of(Stream.of(signatory)).name(signatory));
        printer.check(checked);
        Handoff handoff = handoffs.get(handoffNo);
        Instant now = clock.instant();
        Office office = federation.officeOf(DISTRICT.get(execution));
        String number = handoff.documentNo().isEmpty() || !numbers.mayStay(handoff.documentNo())
                ? numbers.draw(office, handoff.mode(), handoffNo, now)
                : handoff.documentNo();
        Letter letter = checked.signed(number, office.name(), DATE.format(now.atZone(federation.zone())));
        LETTER.set(execution, letter.toJson());
        handoffs.setDocumentNo(handoffNo, number);
        handoffs.record(handoffNo, HandoffEvent.SIGNED, signatory, frozen.freeze(handoffNo, letter));
    }
}
