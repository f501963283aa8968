package org.lianxin.referral.handoff;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lianxin.referral.letter.DocumentNumbers;
import org.lianxin.referral.letter.DrawnNumber;
import org.lianxin.referral.organisation.Roles;
import org.lianxin.referral.organisation.SignedIn;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Declares the number of a letter void (作废) that is not in force any more: returned, or taken back. */
@Service
class VoidNumbers {

    private static final Set<String> WHO_SIGNS = Set.of(Roles.SIGNATORY, Roles.SUPERVISOR);

    private final DocumentNumbers numbers;
    private final Handoffs handoffs;
    private final SignedIn signedIn;
    private final Clock clock;

    VoidNumbers(DocumentNumbers numbers, Handoffs handoffs, SignedIn signedIn, Clock clock) {
        this.numbers = numbers;
        this.handoffs = handoffs;
        this.signedIn = signedIn;
        this.clock = clock;
    }

    /** The numbers that the signed-in person may declare void now; none while a letter with a number is in force. */
    List<String> candidates(String handoffNo) {
        if (signedIn.groups().stream().noneMatch(WHO_SIGNS::contains)
                || !handoffs.accepts(handoffNo, HandoffEvent.NUMBER_VOIDED)) {
            return List.of();
        }
        return numbers.ofHandoff(handoffNo).stream()
                .filter(number -> !number.isVoid())
                .map(DrawnNumber::documentNo)
                .toList();
    }

    boolean isVoid(Handoff handoff) {
        return numbers.ofHandoff(handoff.handoffNo()).stream()
                .filter(number -> number.documentNo().equals(handoff.documentNo()))
                .anyMatch(DrawnNumber::isVoid);
    }

    /**
     * False, with nothing changed, when another person was first. The number comes before the state of the hand-off, as at signing:
     * whoever signs meanwhile keeps the number and lets this be refused.
     *
     * @throws HandoffRefusedException while a letter with a number is in force
     */
    @Transactional
    public boolean declareVoid(String handoffNo, String documentNo, String reason) {
        if (!numbers.declareVoid(documentNo, handoffNo, clock.instant().truncatedTo(ChronoUnit.MILLIS))) {
            return false;
        }
        handoffs.record(
                handoffNo,
                HandoffEvent.NUMBER_VOIDED,
                signedIn.userId(),
                Map.of("documentNo", documentNo, "reason", reason));
        return true;
    }
}
