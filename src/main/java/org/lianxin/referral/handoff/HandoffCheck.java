package org.lianxin.referral.handoff;

import java.util.Optional;
import org.lianxin.referral.privacy.KeptWhole;
import org.springframework.stereotype.Component;

/** Finds the first hand-off whose history, or a letter of which, was changed after it was written. */
@Component
class HandoffCheck implements KeptWhole {

    private final HandoffRows rows;
    private final Handoffs handoffs;
    private final LetterFiles files;

    HandoffCheck(HandoffRows rows, Handoffs handoffs, LetterFiles files) {
        this.rows = rows;
        this.handoffs = handoffs;
        this.files = files;
    }

    @Override
    public Optional<String> firstFault() {
        return rows.numbers().stream()
                .flatMap(handoffNo -> fault(handoffNo).stream())
                .findFirst();
    }

    private Optional<String> fault(String handoffNo) {
        return handoffs.firstAlteredEntry(handoffNo)
                .map(entry -> "转办 %s 的办理经过自第 %d 条起与登记时不一致。".formatted(handoffNo, entry))
                .or(() -> handoffs.events(handoffNo).stream()
                        .filter(files::isAltered)
                        .findFirst()
                        .map(entry -> "转办 %s 办理经过第 %d 条的文书文件与签发时不一致，或者已被删除。".formatted(handoffNo, entry.entry())));
    }
}
