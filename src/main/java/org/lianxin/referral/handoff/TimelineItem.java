package org.lianxin.referral.handoff;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** One line of "what was said", in words. {@code own} marks what the agency said itself. */
public record TimelineItem(String at, String label, String who, List<String> lines, boolean own) {

    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final Set<HandoffEvent> AGENCY = Set.of(
            HandoffEvent.ACKNOWLEDGED,
            HandoffEvent.PROGRESS,
            HandoffEvent.COMPLETED,
            HandoffEvent.RETURNED,
            HandoffEvent.LATE_ANSWER);
    /** What the agency may read of the office's side; the office's remarks among these are meant for it. */
    private static final Set<HandoffEvent> SHOWN_TO_PARTNER = Set.of(
            HandoffEvent.SENT,
            HandoffEvent.REMINDED,
            HandoffEvent.ASKED_AGAIN,
            HandoffEvent.URGED,
            HandoffEvent.OPINION_SENT,
            HandoffEvent.INSPECTION_REQUESTED,
            HandoffEvent.UNANSWERED,
            HandoffEvent.CORRECTED,
            HandoffEvent.CANCEL_REQUESTED,
            HandoffEvent.CANCELLED);

    private static final Set<HandoffEvent> SHOWN_TO_READER =
            Set.of(HandoffEvent.SENT, HandoffEvent.URGED, HandoffEvent.OPINION_SENT, HandoffEvent.INSPECTION_REQUESTED);
    private static final Set<HandoffEvent> MEANT_FOR_PARTNER = Set.of(
            HandoffEvent.ASKED_AGAIN, HandoffEvent.URGED, HandoffEvent.OPINION_SENT, HandoffEvent.INSPECTION_REQUESTED);

    /** A body that only reads, the government asked for an inspection, learns nothing of what the agency said. */
    static List<TimelineItem> forReader(List<HandoffEntry> entries, ZoneId zone, String officeName) {
        return forPartner(
                entries.stream()
                        .filter(entry -> SHOWN_TO_READER.contains(entry.event()))
                        .toList(),
                zone,
                officeName);
    }

    static List<TimelineItem> forPartner(List<HandoffEntry> entries, ZoneId zone, String officeName) {
        return entries.stream()
                .filter(entry -> AGENCY.contains(entry.event()) || SHOWN_TO_PARTNER.contains(entry.event()))
                .map(entry -> AGENCY.contains(entry.event())
                        ? of(entry, zone, entry.actor())
                        : new TimelineItem(
                                at(entry, zone),
                                entry.event().label(),
                                officeName,
                                MEANT_FOR_PARTNER.contains(entry.event()) ? lines(entry) : List.of(),
                                false))
                .toList();
    }

    static List<TimelineItem> forStaff(List<HandoffEntry> entries, ZoneId zone) {
        return entries.stream()
                .map(entry -> of(entry, zone, entry.actor().equals("system") ? "系统" : entry.actor()))
                .toList();
    }

    private static TimelineItem of(HandoffEntry entry, ZoneId zone, String who) {
        return new TimelineItem(
                at(entry, zone), entry.event().label(), who, lines(entry), AGENCY.contains(entry.event()));
    }

    private static String at(HandoffEntry entry, ZoneId zone) {
        return FORMAT.format(entry.at().atZone(zone));
    }

    static List<String> lines(HandoffEntry entry) {
        return Stream.of(
                        line(entry, "step", "跳过："),
                        line(entry, "documentNo", "文号："),
                        line(entry, "to", "主送："),
                        line(entry, "outcome", "结果："),
                        line(entry, "reason", ""),
                        line(entry, "until", "挂起至："),
                        line(entry, "text", ""),
                        line(entry, "remark", ""),
                        line(entry, "note", ""),
                        line(entry, "documents", "附件："))
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static String line(HandoffEntry entry, String key, String prefix) {
        String value = Objects.requireNonNullElse(entry.detail().get(key), "");
        if (value.isBlank()) {
            return "";
        }
        String words =
                key.equals("outcome") && !ReplyOutcome.chinese(value).isEmpty() ? ReplyOutcome.chinese(value) : value;
        return prefix + words;
    }
}
