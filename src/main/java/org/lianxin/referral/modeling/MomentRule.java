package org.lianxin.referral.modeling;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.Optional;

/** Dates and times are ISO 8601 as the form writes them, and not in the future where the form says so. */
final class MomentRule implements FieldRule {

    private final Clock clock;

    MomentRule(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Optional<String> problem(FormField field, JsonNode value, Surroundings surroundings) {
        if (field.type() != FieldType.DATETIME) {
            return Optional.empty();
        }
        try {
            boolean future = isFuture(field.moment(), value.asText());
            return future && field.moment().notInFuture() ? Optional.of("不能晚于现在。请更正后再提交。") : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.of("不是有效的" + name(field.moment()) + "。请重新选择。");
        }
    }

    private boolean isFuture(Moment moment, String text) {
        return switch (moment.subtype()) {
            case DATE -> LocalDate.parse(text).isAfter(LocalDate.now(clock));
            case DATETIME ->
                moment.offset()
                        ? OffsetDateTime.parse(text).toInstant().isAfter(clock.instant())
                        : LocalDateTime.parse(text).isAfter(LocalDateTime.now(clock));
            case TIME ->
                moment.offset()
                        ? OffsetTime.parse(text).isAfter(OffsetTime.MAX)
                        : LocalTime.parse(text).isAfter(LocalTime.MAX);
        };
    }

    private static String name(Moment moment) {
        return switch (moment.subtype()) {
            case DATE -> "日期";
            case TIME -> "时间";
            case DATETIME -> "日期和时间";
        };
    }
}
