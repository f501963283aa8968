package org.lianxin.referral.register;

import java.time.Instant;
import java.util.List;

/** What the page of a case tells of its hand-offs. The module of the hand-offs, which knows the register, implements it. */
public interface CaseHandoffs {

    /** In the order in which they were opened. */
    List<Handoff> of(String referralNo);

    /** What happened to all of them, oldest first, without what was said. */
    List<Event> eventsOf(String referralNo);

    /**
     * One hand-off with its state in words.
     *
     * @param standing whether the agency got it and it was neither returned nor taken back
     * @param letters as they were signed
     */
    record Handoff(String handoffNo, String agency, String state, boolean standing, List<Letter> letters) {}

    /** A letter as PDF, under {@code /handoffs/{handoffNo}/letters/{id}}. */
    record Letter(String id, String fileName) {}

    record Event(String handoffNo, String label, Instant at) {}
}
