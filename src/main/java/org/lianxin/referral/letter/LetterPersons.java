package org.lianxin.referral.letter;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lianxin.referral.letter.LetterFacts.Person;
import org.lianxin.referral.letter.LetterFacts.Safety;
import org.lianxin.referral.letter.LetterTexts.Common;
import org.lianxin.referral.letter.LetterTexts.Kind;
import org.lianxin.referral.letter.LetterTexts.Narrative;
import org.lianxin.referral.letter.LetterTexts.Persons;

/** What one letter may say about the persons concerned. A child is never named, whatever the matter. */
record LetterPersons(LetterTexts texts, LetterFacts facts, Kind kind) {

    private static final int OF_AGE = 18;

    String describe() {
        if (kind.persons() == Persons.none) {
            return "";
        }
        return Stream.of(
                        one(kind.victim(), facts.victim(), code()),
                        isUnknown(facts.respondent()) ? "" : one(kind.respondent(), facts.respondent(), code() + "-2"))
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    String addressee() {
        String victim = texts.common().victim();
        if (byCode()) {
            return victim + "（代号" + code() + "）";
        }
        return facts.victim().name().isBlank() ? victim : facts.victim().name();
    }

    String codedNote() {
        return kind.persons() != Persons.none && byCode() ? texts.common().coded() : "";
    }

    /** Names that we know can be masked; those that a caseworker wrote without telling cannot. */
    String narrative() {
        if (byCode() || kind.narrative() == Narrative.none) {
            return "";
        }
        if (kind.narrative() == Narrative.plain && kind.persons() == Persons.named) {
            return facts.narrative();
        }
        String masked = masked(facts.narrative(), facts.victim(), kind.victim());
        return masked(masked, facts.respondent(), kind.respondent());
    }

    /** Like the narrative, but what is left out is owned up to: a report without a reason would look unfinished. */
    String reason() {
        return byCode() ? texts.common().withheld() : narrative();
    }

    /** Only the safe telephone, never the other one: a violent partner may answer it. */
    String safety() {
        Common common = texts.common();
        Safety safety = facts.safety();
        if (kind.persons() == Persons.none || byCode()) {
            return "";
        }
        if (safety.phone().isBlank()) {
            return common.safetyByOffice();
        }
        return Placeholders.fill(
                common.safetyByPhone(),
                Map.of(
                        "respondent",
                        kind.respondent(),
                        "phone",
                        safety.phone(),
                        "hours",
                        safety.hours().isBlank() ? common.hoursUnknown() : safety.hours(),
                        "message",
                        safety.messageAllowed().equals("yes") ? common.messageAllowed() : common.messageForbidden()));
    }

    private boolean byCode() {
        return facts.restricted() || kind.persons() == Persons.coded || isChild(facts.victim());
    }

    private String one(String role, Person person, String code) {
        Common common = texts.common();
        return Placeholders.fill(
                byCode() ? common.personCoded() : common.personNamed(),
                Map.of(
                        "role",
                        role,
                        "code",
                        code,
                        "name",
                        person.name().isBlank() ? common.nameless() : person.name(),
                        "details",
                        details(person)));
    }

    private String details(Person person) {
        Common common = texts.common();
        String known = Stream.of(
                        texts.labels().getOrDefault(person.sex(), person.sex()),
                        person.age().isBlank() ? "" : Placeholders.fill(common.age(), Map.of("age", person.age())),
                        person.relation().isBlank()
                                ? ""
                                : Placeholders.fill(common.relation(), Map.of("relation", person.relation())))
                .filter(detail -> !detail.isBlank())
                .collect(Collectors.joining("，"));
        return known.isEmpty() ? common.detailsUnknown() : known;
    }

    /** Short and stable for one referral; tells nothing but that two letters are about the same person. */
    private String code() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(facts.referralNo().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 3).toUpperCase(Locale.ROOT);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static boolean isChild(Person person) {
        return person.age().matches("\\d{1,3}") && Integer.parseInt(person.age()) < OF_AGE;
    }

    private static boolean isUnknown(Person person) {
        return person.name().isBlank()
                && person.sex().isBlank()
                && person.relation().isBlank();
    }

    private static String masked(String text, Person person, String role) {
        return person.name().isBlank() ? text : text.replace(person.name(), role);
    }
}
