package org.lianxin.referral.deadline;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads {@code holidays.yaml}; a mistake is refused with the file, the year and the value. */
record HolidaysFile(String name) {

    private static final TypeReference<Map<Integer, Notice>> NOTICES = new TypeReference<>() {};

    static Holidays read(Resource resource) {
        HolidaysFile file = new HolidaysFile(resource.getDescription());
        Map<Integer, Holidays.Worked> years = new HashMap<>();
        file.notices(resource).forEach((year, notice) -> years.put(year, file.year(year, notice)));
        return new Holidays(years);
    }

    private Map<Integer, Notice> notices(Resource resource) {
        try (InputStream stream = resource.getInputStream()) {
            Object yaml = new Yaml(new SafeConstructor(new LoaderOptions())).load(stream);
            @Nullable Map<Integer, Notice> notices = new ObjectMapper().convertValue(yaml, NOTICES);
            return notices == null ? Map.of() : notices;
        } catch (IllegalArgumentException | YAMLException unreadable) {
            throw new IllegalStateException(
                    "节假日文件 %s 无法读取：%s (The holidays file cannot be read.)".formatted(name, unreadable.getMessage()),
                    unreadable);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Holidays.Worked year(int year, Notice notice) {
        Set<LocalDate> off = new HashSet<>();
        Set<LocalDate> working = new HashSet<>();
        for (Feast feast : notice.holidays()) {
            String[] range = feast.days().split("/", 2);
            LocalDate last = day(year, range[range.length - 1]);
            off.addAll(day(year, range[0]).datesUntil(last.plusDays(1)).toList());
            feast.working().forEach(text -> working.add(weekendDay(year, text)));
        }
        return new Holidays.Worked(off, working);
    }

    private LocalDate weekendDay(int year, String text) {
        LocalDate day = day(year, text);
        if (!Holidays.isWeekend(day)) {
            throw refusal(year, text, "调休上班日应在周六或周日", "a make-up working day is a Saturday or Sunday");
        }
        return day;
    }

    private LocalDate day(int year, String text) {
        try {
            return LocalDate.parse(year + "-" + text);
        } catch (DateTimeException wrong) {
            throw refusal(year, text, "应为月-日，如 05-01", "expected month-day, such as 05-01");
        }
    }

    private IllegalStateException refusal(int year, String value, String chinese, String english) {
        return new IllegalStateException("节假日文件 %s，%d年：“%s”%s。 (%s)".formatted(name, year, value, chinese, english));
    }

    /** The notice of the State Council General Office for one year. */
    record Notice(String source, List<Feast> holidays) {}

    record Feast(String name, String days, List<String> working) {

        Feast {
            working = working == null ? List.of() : working;
        }
    }
}
