package org.lianxin.referral.handoff;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lianxin.referral.letter.Letter;

/**
 * What the partner page shows: the letter, the deadlines, what was said, what can be done now.
 *
 * @param files the letters shown as PDF, as far as there is one
 * @param paper what can be printed that nobody signs, see {@link HandoffPapers}; empty if nothing
 * @param alteredLetters whether a letter was left out because it does not read any more as it was signed
 */
public record PartnerView(
        Handoff handoff,
        Agency agency,
        String officeName,
        Optional<Letter> letter,
        List<Letter> urgings,
        List<Document> files,
        String paper,
        boolean alteredLetters,
        Deadline acknowledge,
        Deadline reply,
        List<TimelineItem> timeline,
        List<Choice> actions) {

    public String title() {
        return letter.map(Letter::subject).filter(subject -> !subject.isBlank()).orElse("转办函");
    }

    /** Whether this is the government that was asked for an inspection, which reads and does not answer. */
    public boolean reader() {
        return !agency.id().isEmpty() && !agency.id().equals(handoff.agencyId());
    }

    /** All that can be done now, in one line. */
    public String actionLabels() {
        return actions.stream().map(Choice::label).collect(Collectors.joining("、"));
    }

    /** One action of the page; {@code main} is offered first and open. */
    public record Choice(String path, String label, String textLabel, boolean main) {}

    /** A deadline as people read it; {@code late} while it is missed and still open. */
    public record Deadline(String text, boolean met, boolean late, String state) {

        private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("M月d日（E）HH:mm", Locale.CHINA);

        /** None that concerns the reader. */
        static final Deadline NONE = new Deadline("", true, false, "");

        static Deadline of(Optional<Instant> due, boolean met, String state, Instant now, ZoneId zone) {
            boolean late = !met && due.filter(now::isAfter).isPresent();
            return new Deadline(
                    due.map(at -> FORMAT.format(at.atZone(zone))).orElse(""), met, late, late ? "已超过时限" : state);
        }
    }

    static List<PartnerAction> actions(HandoffState state) {
        return switch (state) {
            case DRAFTED, SIGNED -> List.of();
            case SENT ->
                List.of(PartnerAction.ACKNOWLEDGE, PartnerAction.ANSWER, PartnerAction.PROGRESS, PartnerAction.RETURN);
            case ACKNOWLEDGED, IN_PROGRESS ->
                List.of(PartnerAction.ANSWER, PartnerAction.PROGRESS, PartnerAction.RETURN);
            case CANCEL_REQUESTED -> List.of(PartnerAction.CONFIRM_CANCELLATION, PartnerAction.ANSWER);
            case RETURNED, CANCELLED, COMPLETED, UNANSWERED -> List.of(PartnerAction.SUPPLEMENT);
        };
    }
}
