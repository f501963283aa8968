package org.lianxin.referral.modeling.rules;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;

/** A timer can be read, comes to an end, and its label tells when it fires. */
final class TimerRule implements DiagramRule {

    private static final Pattern TELLS = Pattern.compile("时限|\\d+\\s*(分钟|小时|天|日|周|个工作日|个月)");
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    @Override
    public String id() {
        return "timer";
    }

    @Override
    public void check(Diagram diagram, Report report) {
        for (TimerEventDefinition timer : diagram.all(TimerEventDefinition.class)) {
            if (timer.getParentElement() instanceof FlowElement event) {
                checkTime(timer, event, report);
                checkLabel(event, text(timer.getTimeDuration()), report);
            }
        }
    }

    private static void checkTime(TimerEventDefinition timer, FlowElement event, Report report) {
        String date = text(timer.getTimeDate());
        String duration = text(timer.getTimeDuration());
        String cycle = text(timer.getTimeCycle());
        if ((date + duration + cycle).isEmpty()) {
            report.error(event, "定时器没有写时间。请写上。");
        }
        if (isFixed(date) && !isDate(date)) {
            report.error(event, "定时器的日期“%s”读不懂。请写成例如 2026-01-31T08:00:00+08:00。".formatted(date));
        }
        if (isFixed(duration) && !isDuration(duration)) {
            report.error(event, "定时器的时长“%s”读不懂。请写成例如 P3D 或 PT4H。".formatted(duration));
        }
        if (isFixed(cycle) && !endsAndBreathes(cycle)) {
            report.error(event, "定时器的循环“%s”没有尽头、太密或者读不懂。请写明次数，间隔至少一分钟，例如 R3/P1D。".formatted(cycle));
        }
    }

    private static void checkLabel(FlowElement event, String duration, Report report) {
        String label = event.getName() == null ? "" : event.getName();
        if (!TELLS.matcher(label).find()) {
            report.error(event, "定时事件的名称没有说何时触发。请写明时长，或者写明是哪个时限。");
        } else if (isFixed(duration)
                && numbers(label).findAny().isPresent()
                && numbers(label).noneMatch(number -> numbers(duration).anyMatch(number::equals))) {
            report.error(event, "定时事件名为“%s”，写的却是 %s。请使两者一致。".formatted(label, duration));
        }
    }

    private static Stream<String> numbers(String text) {
        return NUMBER.matcher(text).results().map(MatchResult::group);
    }

    private static String text(@Nullable ModelElementInstance time) {
        return time == null ? "" : time.getTextContent().strip();
    }

    private static boolean isFixed(String time) {
        return !time.isEmpty() && !time.contains("{");
    }

    private static boolean isDate(String date) {
        try {
            return OffsetDateTime.parse(date).getYear() > 2000;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isDuration(String text) {
        try {
            return text.contains("T")
                    ? !Duration.parse(text).isNegative()
                    : !Period.parse(text).isNegative();
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean endsAndBreathes(String cycle) {
        String[] parts = cycle.split("/", -1);
        String every = parts[parts.length - 1];
        return parts.length == 2
                && parts[0].matches("R[1-9]\\d{0,2}")
                && isDuration(every)
                && (!every.contains("T") || Duration.parse(every).compareTo(SHORTEST) >= 0);
    }
}
