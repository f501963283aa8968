package org.lianxin.referral.register;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lianxin.referral.organisation.Federation;

/**
 * What a person looks for in the list. Empty means any.
 *
 * @param number a referral number or its beginning, or a short number such as 汉台26-123
 * @param state code
 * @param matter code, or {@link #RESTRICTED} for all restricted ones together
 * @param from first day of receipt
 * @param to last day of receipt
 * @param page counts from 1
 */
record RegisterFilter(
        String number,
        String district,
        String state,
        String level,
        String matter,
        Optional<LocalDate> from,
        Optional<LocalDate> to,
        int page) {

    static final String RESTRICTED = "restricted";

    private static final int LAST_PAGE = 100_000;
    private static final Pattern SHORT = Pattern.compile("(\\p{IsHan}+)(\\d{2})-(\\d{1,9})");

    RegisterFilter {
        number = number.strip();
        page = Math.min(Math.max(1, page), LAST_PAGE);
    }

    /** Who chooses no state sees the open ones, but finds every number. */
    static String defaultState(String number) {
        return number.isBlank() ? ReferralState.OPEN.code() : "";
    }

    /** How the number begins, a short number written out. */
    String beginning(Federation federation) {
        Matcher parts = SHORT.matcher(number);
        if (!parts.matches()) {
            return number;
        }
        return federation.offices().stream()
                .filter(office -> office.shortName().equals(parts.group(1)))
                .map(office -> "%s-%s-20%s-%06d"
                        .formatted(
                                federation.referralPrefix(),
                                office.code(),
                                parts.group(2),
                                Integer.parseInt(parts.group(3))))
                .findFirst()
                .orElse(number);
    }
}
