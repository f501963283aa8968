package org.lianxin.referral.handoff;

import java.util.Arrays;
import java.util.Locale;

/** The steps of the ladder {@code urging}, in their order. The code is also the milestone in decision {@code deadline}. */
enum UrgingStep {
    URGE_LETTER("催办函", HandoffEvent.URGED),
    URGING_OPINION("督促处理意见书", HandoffEvent.OPINION_SENT),
    INSPECTION_REQUEST("提请督查函", HandoffEvent.INSPECTION_REQUESTED);

    private final String letterKind;
    private final HandoffEvent event;

    UrgingStep(String letterKind, HandoffEvent event) {
        this.letterKind = letterKind;
        this.event = event;
    }

    /** Throws {@link IllegalArgumentException} for a code that does not exist. */
    static UrgingStep of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    static boolean isLetter(HandoffEvent event) {
        return Arrays.stream(values()).anyMatch(step -> step.event == event);
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of letter in {@code letters.yaml}. */
    String letterKind() {
        return letterKind;
    }

    /** What happens to the hand-off when the letter has gone out. */
    HandoffEvent event() {
        return event;
    }

    /** Only this one goes to the government; the agency is told. */
    boolean goesToGovernment() {
        return this == INSPECTION_REQUEST;
    }
}
