package org.lianxin.referral.letter;

import java.time.Instant;
import org.lianxin.referral.organisation.Federation;
import org.lianxin.referral.organisation.Office;
import org.lianxin.referral.register.NumberSeries;
import org.springframework.stereotype.Service;

/** Draws the number of a letter when it is signed, never before; a rolled back signature gives its number back. */
@Service
public class DocumentNumbers {

    private final NumberSeries series;
    private final Federation federation;

    DocumentNumbers(NumberSeries series, Federation federation) {
        this.series = series;
        this.federation = federation;
    }

    /**
     * 汉台妇函〔2026〕12号 for a letter, 汉台转〔2026〕123 for a slip. The year changes at midnight of the office's own zone.
     *
     * @param mode of the route: formal_transfer and emergency_phone are letters, internal_dispatch is a slip
     */
    public String draw(Office office, String mode, Instant at) {
        int year = at.atZone(federation.zone()).getYear();
        return switch (mode) {
            case "formal_transfer", "emergency_phone" -> numbered(office.letterCode(), year) + "号";
            case "internal_dispatch" -> numbered(office.slipCode(), year);
            default -> throw new IllegalArgumentException("A route of mode " + mode + " has no document number");
        };
    }

    /** Hexagonal brackets U+3014 and U+3015, no leading zeros: GB/T 9704-2012, 7.2.5. */
    private String numbered(String code, int year) {
        return "%s〔%d〕%d".formatted(code, year, series.next(code, year));
    }
}
