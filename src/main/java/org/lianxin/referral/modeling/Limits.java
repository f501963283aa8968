package org.lianxin.referral.modeling;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a form demands of one value.
 *
 * @param maxLength characters of a text, or rows of a list; a default applies when the form gives none
 * @param decimals digits after the point a number may have
 * @param hint what the pattern means, in words of the caseworker; empty when the form gives none
 */
record Limits(
        boolean required,
        int minLength,
        int maxLength,
        Optional<BigDecimal> min,
        Optional<BigDecimal> max,
        int decimals,
        Optional<Pattern> pattern,
        String hint) {

    static final int TEXTFIELD_LENGTH = 200;
    static final int TEXTAREA_LENGTH = 5000;
    static final int ROWS = 100;
    static final int DECIMALS = 10;
}
