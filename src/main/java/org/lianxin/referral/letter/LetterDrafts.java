package org.lianxin.referral.letter;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.lianxin.referral.letter.LetterTexts.Kind;
import org.lianxin.referral.organisation.Federation;
import org.lianxin.referral.organisation.Office;
import org.springframework.stereotype.Service;

/** Composes the draft of a letter from its kind's text; the caseworker checks it, the signatory signs it. */
@Service
public class LetterDrafts {

    /** The kind of a reply to a suggestion of deputies. */
    public static final String REPLY = "建议答复函";

    static final Set<String> PLACEHOLDERS = Set.of(
            "office",
            "recipient",
            "referralNo",
            "received",
            "matter",
            "basis",
            "terms",
            "persons",
            "addressee",
            "narrative",
            "safety",
            "coded",
            "emergency",
            "agency",
            "reference",
            "sent",
            "ended",
            "lack",
            "earlier",
            "destination",
            "term",
            "handoffs",
            "followUps",
            "outcome",
            "reason",
            "proposed",
            "approved",
            "acknowledged",
            "answered",
            "answeredBy",
            "files",
            "session",
            "number",
            "title",
            "deputies");

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy年M月d日H时mm分", Locale.CHINA);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.CHINA);
    private static final String EMERGENCY = "emergency_phone";
    private static final Pattern BARE_LABEL = Pattern.compile("(【[^】]*】)?");

    private final LetterTexts texts;
    private final LegalBasis basis;
    private final Federation federation;

    LetterDrafts(LetterTexts texts, Federation federation) {
        this.texts = texts;
        this.basis = new LegalBasis(texts.laws());
        this.federation = federation;
    }

    /** A letter kind without a text of its own gets the general one. */
    public Letter draft(LetterFacts facts) {
        Kind kind = texts.kind(facts.route().letterKind());
        String subject = isEmergency(facts) ? kind.emergencySubject() : kind.subject();
        return letter(
                facts.route().letterKind(),
                kind,
                subject,
                values(facts, kind),
                facts.office(),
                facts.route().copies());
    }

    /** A letter of the ladder by which a silent agency is urged; it names no person. */
    public Letter urge(UrgingFacts facts) {
        Kind kind = texts.kind(facts.letterKind());
        Map<String, String> values = Map.of(
                "office", facts.office().name(),
                "recipient", facts.recipient(),
                "agency", facts.agency(),
                "reference", facts.reference(),
                "sent", day(facts.sentAt()),
                "ended", day(facts.termEndedAt()),
                "lack", facts.answered() ? "所作答复尚不能说明依法办理的情况" : "至今未收到答复",
                "earlier", facts.earlier(),
                "terms", kind.terms());
        return letter(facts.letterKind(), kind, kind.subject(), values, facts.office(), "");
    }

    /** A paper on a hand-off that nobody signs; it names no person concerned. */
    public Letter onHandoff(HandoffFacts facts, Instant date) {
        Kind kind = texts.kind(facts.letterKind());
        Map<String, String> values = Map.of(
                "office", facts.office().name(),
                "recipient", facts.agency(),
                "reference", facts.reference(),
                "sent", facts.sentAt().map(this::minute).orElse(""),
                "acknowledged", facts.acknowledgedAt().map(this::minute).orElse(""),
                "answered", facts.answeredAt().map(this::minute).orElse(""),
                "answeredBy", facts.answeredBy(),
                "outcome", facts.outcome(),
                "files", facts.files());
        return letter(facts.letterKind(), kind, kind.subject(), values, facts.office(), "")
                .signed("", facts.office().name(), day(date));
    }

    /** A reply to a suggestion of deputies; between its first and its last sentence a person writes the answer. */
    public Letter reply(SuggestionFacts facts) {
        Kind kind = texts.kind(REPLY);
        Map<String, String> values = Map.of(
                "office", facts.office().name(),
                "session", facts.session(),
                "number", facts.number(),
                "title", facts.title(),
                "deputies", facts.deputies());
        return letter(REPLY, kind, kind.subject(), values, facts.office(), kind.copies());
    }

    /**
     * A paper on the case itself.
     *
     * @param more what only this kind names
     */
    Letter paper(LetterFacts facts, Map<String, String> more) {
        Kind kind = texts.kind(facts.route().letterKind());
        Map<String, String> values = new HashMap<>(values(facts, kind));
        values.putAll(more);
        return letter(facts.route().letterKind(), kind, kind.subject(), values, facts.office(), "");
    }

    /** What stands for a code of a form, or the code itself. */
    String label(String code) {
        return texts.labels().getOrDefault(code, code);
    }

    /** One sentence on where the matter went. */
    String destination(List<String> agencies) {
        return agencies.isEmpty()
                ? texts.common().keptHere()
                : Placeholders.fill(texts.common().sentTo(), Map.of("agencies", String.join("、", agencies)));
    }

    /** 2026年6月9日, on the calendar of the federation. */
    public String day(Instant at) {
        return DAY.format(at.atZone(federation.zone()));
    }

    private String minute(Instant at) {
        return MINUTE.format(at.atZone(federation.zone()));
    }

    private Letter letter(
            String name, Kind kind, String subject, Map<String, String> values, Office office, String copies) {
        return new Letter(
                name,
                "",
                Placeholders.fill(subject, values),
                Placeholders.fill(kind.recipient(), values),
                filled(kind.paragraphs(), values).collect(Collectors.joining("\n")),
                requested(kind, values),
                "",
                copies,
                Placeholders.fill(
                        texts.common().contact(), Map.of("office", office.name(), "hotline", federation.hotline())),
                office.name(),
                "",
                "",
                "");
    }

    private Map<String, String> values(LetterFacts facts, Kind kind) {
        LetterPersons persons = new LetterPersons(texts, facts, kind);
        return Map.ofEntries(
                Map.entry("office", facts.office().name()),
                Map.entry("recipient", facts.route().recipient()),
                Map.entry("referralNo", facts.referralNo()),
                Map.entry("received", minute(facts.receivedAt())),
                Map.entry("matter", facts.matter()),
                Map.entry("basis", basis.cite(facts.route().basis())),
                Map.entry("terms", terms(facts.route().terms())),
                Map.entry("persons", persons.describe()),
                Map.entry("addressee", persons.addressee()),
                Map.entry("narrative", persons.narrative()),
                Map.entry("reason", persons.reason()),
                Map.entry("safety", persons.safety()),
                Map.entry("coded", persons.codedNote()),
                Map.entry("emergency", isEmergency(facts) ? texts.common().emergency() : ""));
    }

    /** Our own targets do not bind another organ: a letter calls them what they are, a request. */
    private String terms(String terms) {
        String words = LegalBasis.withoutSourceIds(terms);
        for (Map.Entry<String, String> word : texts.termWords().entrySet()) {
            words = words.replace(word.getKey(), word.getValue());
        }
        return words;
    }

    private static String requested(Kind kind, Map<String, String> values) {
        List<String> items = new ArrayList<>(filled(kind.requested(), values).toList());
        String terms = values.getOrDefault("terms", "").isBlank() ? kind.noTerms() : kind.terms();
        filled(List.of(terms), values).forEach(items::add);
        List<String> lines = IntStream.range(0, items.size())
                .mapToObj(index -> (index + 1) + ". " + items.get(index))
                .collect(Collectors.toCollection(ArrayList::new));
        filled(List.of(kind.closing()), values).forEach(lines::add);
        return String.join("\n", lines);
    }

    /** A line of which nothing but the label came out is left out too. */
    private static Stream<String> filled(List<String> lines, Map<String, String> values) {
        return lines.stream()
                .map(line -> Placeholders.fill(line, values))
                .filter(line -> !BARE_LABEL.matcher(line).matches());
    }

    private static boolean isEmergency(LetterFacts facts) {
        return facts.route().mode().equals(EMERGENCY);
    }
}
