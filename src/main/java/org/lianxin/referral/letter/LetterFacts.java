package org.lianxin.referral.letter;

import java.time.Instant;
import org.lianxin.referral.organisation.Office;

/**
 * All that a draft is made of. Texts are empty when unknown.
 *
 * @param matter Chinese name of the matter
 * @param restricted whether the matter is one in which persons appear by code only
 * @param narrative as the caseworker wrote it down
 */
public record LetterFacts(
        Route route,
        Office office,
        String referralNo,
        String matter,
        boolean restricted,
        Instant receivedAt,
        String narrative,
        Person victim,
        Person respondent,
        Safety safety) {

    /**
     * One confirmed route of the plan.
     *
     * @param letterKind column {@code letter} of the routing table
     * @param basis legal basis as the routing table cites it, such as 反家庭暴力法 13、15、16；刑事诉讼法 110
     * @param recipient name of the agency, empty if it is not known yet
     * @param copies names of the agencies that get a copy, separated by 、
     * @param terms when to acknowledge and to answer, with the source of each term
     */
    public record Route(
            String routeId,
            String letterKind,
            String basis,
            String mode,
            String recipient,
            String copies,
            String terms) {}

    /**
     * A person in the words or codes of the intake form.
     *
     * @param age whole years, empty if unknown
     * @param relation of the respondent to the victim; empty for the victim
     */
    public record Person(String name, String sex, String age, String relation) {}

    /**
     * How the person can be reached without danger.
     *
     * @param messageAllowed yes, no or unknown
     */
    public record Safety(String phone, String hours, String messageAllowed) {}
}
