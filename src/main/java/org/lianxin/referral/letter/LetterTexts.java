package org.lianxin.referral.letter;

import java.util.List;
import java.util.Map;

/**
 * The wording of all letters, as {@code letters.yaml} has it.
 *
 * @param termWords what replaces a source of a term in a letter
 * @param labels what stands for a code of a form
 * @param laws full title by the short title of the routing table
 * @param kinds text by letter kind; {@code default} serves a kind without a text of its own
 */
record LetterTexts(
        Common common,
        Map<String, String> termWords,
        Map<String, String> labels,
        Map<String, String> laws,
        Map<String, Kind> kinds) {

    static final String DEFAULT_KIND = "default";

    Kind kind(String letterKind) {
        Kind fallback = kinds.get(DEFAULT_KIND);
        if (fallback == null) {
            throw new IllegalStateException("The kind \"default\" is missing");
        }
        return kinds.getOrDefault(letterKind, fallback);
    }

    /**
     * One kind of letter.
     *
     * @param sheet name of the file in {@code config/letters}, without .html
     * @param copies 抄送, for a kind whose copies no table tells
     * @param signatory whether 签发人 stands in the head, as in letters upward and replies (GB/T 9704-2012, 7.2.6)
     */
    record Kind(
            String sheet,
            boolean signatory,
            String subject,
            String emergencySubject,
            String recipient,
            String copies,
            Persons persons,
            Narrative narrative,
            String victim,
            String respondent,
            List<String> paragraphs,
            List<String> requested,
            String terms,
            String noTerms,
            String closing) {}

    /** How persons appear. */
    enum Persons {
        named,
        coded,
        none
    }

    /** What becomes of the narrative: left out wherever persons are coded, for nobody can take all names out of it. */
    enum Narrative {
        plain,
        masked,
        none
    }

    /** Sentences that letters share. */
    record Common(
            String emergency,
            String coded,
            String sentTo,
            String keptHere,
            String withheld,
            String safetyByPhone,
            String safetyByOffice,
            String hoursUnknown,
            String messageAllowed,
            String messageForbidden,
            String personNamed,
            String personCoded,
            String nameless,
            String detailsUnknown,
            String victim,
            String respondent,
            String age,
            String relation,
            String terms,
            String noTerms,
            String closing,
            String contact) {}
}
