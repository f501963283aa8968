package org.lianxin.referral.modeling;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Optional;

/** Range and digits of a number. */
final class NumberRule implements FieldRule {

    /** Beyond this a browser no longer counts exactly (2^53), and nothing we ask comes near. */
    private static final int DIGITS = 15;

    @Override
    public Optional<String> problem(FormField field, JsonNode value, Surroundings surroundings) {
        if (field.type() != FieldType.NUMBER) {
            return Optional.empty();
        }
        if (value.isFloatingPointNumber() && !value.isBigDecimal() && !Double.isFinite(value.doubleValue())) {
            return Optional.of("不是有效的数。请更正后再提交。");
        }
        BigDecimal number = value.decimalValue();
        Limits limits = field.limits();
        if ((long) number.precision() - number.scale() > DIGITS) {
            return Optional.of("数太大。请更正后再提交。");
        }
        if (number.stripTrailingZeros().scale() > limits.decimals()) {
            return Optional.of(limits.decimals() == 0 ? "应为整数。请更正后再提交。" : "最多" + limits.decimals() + "位小数。请更正后再提交。");
        }
        if (limits.min().filter(min -> number.compareTo(min) < 0).isPresent()
                || limits.max().filter(max -> number.compareTo(max) > 0).isPresent()) {
            return Optional.of("应" + range(limits) + "。请更正后再提交。");
        }
        return Optional.empty();
    }

    private static String range(Limits limits) {
        String from = limits.min().map(min -> "不小于" + min.toPlainString()).orElse("");
        String to = limits.max().map(max -> "不大于" + max.toPlainString()).orElse("");
        return from.isEmpty() || to.isEmpty() ? from + to : from + "、" + to;
    }
}
