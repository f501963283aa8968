package org.lianxin.referral.process;

import static org.lianxin.referral.decision.Sheet.cell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lianxin.referral.decision.Sheet;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** When a term of the rule sheet ends, counted by hand: day by day, without the program's table and calendar. */
final class Terms {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final List<Map<String, String>> SHEET = Sheet.rows("deadlines.csv");
    private static final Map<Integer, Map<String, Object>> YEARS = years();

    private Terms() {}

    static Instant end(String milestone, String routeId, String level, Instant from) {
        return find(milestone, routeId, level, from)
                .orElseThrow(() -> new AssertionError("no term for %s %s %s".formatted(milestone, routeId, level)));
    }

    static Optional<Instant> find(String milestone, String routeId, String level, Instant from) {
        return SHEET.stream()
                .filter(row -> cell(row, "milestone").equals(milestone))
                .filter(row ->
                        Sheet.alternatives(cell(row, "route"), List.of(routeId)).contains(routeId))
                .filter(row ->
                        Sheet.alternatives(cell(row, "level"), List.of(level)).contains(level))
                .findFirst()
                .map(row -> end(row, from.atZone(ZONE)));
    }

    private static Instant end(Map<String, String> row, ZonedDateTime from) {
        int term = Integer.parseInt(cell(row, "term"));
        return switch (cell(row, "unit")) {
            case "minute" -> from.plusMinutes(term).toInstant();
            case "hour" -> from.plusHours(term).toInstant();
            case "calendar_day" -> midnight(row, from.toLocalDate().plusDays(term));
            case "month" -> midnight(row, from.toLocalDate().plusMonths(term));
            case "working_day" ->
                midnight(row, days(from.toLocalDate()).limit(term).toList().get(term - 1));
            default -> throw new AssertionError(row);
        };
    }

    private static Stream<LocalDate> days(LocalDate after) {
        return Stream.iterate(after.plusDays(1), day -> day.plusDays(1)).filter(Terms::isWorked);
    }

    private static Instant midnight(Map<String, String> row, LocalDate last) {
        LocalDate day = cell(row, "roll").equals("none")
                ? last
                : days(last.minusDays(1)).findFirst().orElseThrow();
        return day.atTime(LocalTime.of(23, 59, 59)).atZone(ZONE).toInstant();
    }

    private static boolean isWorked(LocalDate day) {
        Map<String, Object> year = Objects.requireNonNull(YEARS.get(day.getYear()), () -> "no holidays of " + day);
        if (any(year, "days", spans -> falls(day, spans.iterator().next()))) {
            return false;
        }
        return day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0
                || any(year, "working", days -> days.stream().anyMatch(worked -> falls(day, worked)));
    }

    @SuppressWarnings("unchecked")
    private static boolean any(Map<String, Object> year, String key, Predicate<Set<String>> holds) {
        return ((List<Map<String, Object>>) Objects.requireNonNull(year.get("holidays")))
                .stream()
                        .filter(holiday -> holiday.containsKey(key))
                        .map(holiday -> holiday.get(key) instanceof List<?> list
                                ? list.stream().map(String::valueOf).collect(Collectors.toSet())
                                : Set.of(String.valueOf(holiday.get(key))))
                        .anyMatch(holds);
    }

    /** "05-01" or "05-01/05-05". */
    private static boolean falls(LocalDate day, String span) {
        MonthDay date = MonthDay.from(day);
        MonthDay first = MonthDay.parse("--" + span.substring(0, 5));
        MonthDay last = MonthDay.parse("--" + span.substring(span.length() - 5));
        return !date.isBefore(first) && !date.isAfter(last);
    }

    private static Map<Integer, Map<String, Object>> years() {
        try {
            return new Yaml(new SafeConstructor(new LoaderOptions()))
                    .load(Files.readString(Path.of("config/holidays.yaml")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
