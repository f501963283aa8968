package org.lianxin.referral.handoff;

import java.util.List;
import java.util.Set;
import org.lianxin.referral.register.CaseHandoffs;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The hand-offs for the page of their case. */
@Component
class HandoffsOfCase implements CaseHandoffs {

    private static final Set<HandoffState> STANDING = Set.of(
            HandoffState.SENT,
            HandoffState.ACKNOWLEDGED,
            HandoffState.IN_PROGRESS,
            HandoffState.COMPLETED,
            HandoffState.UNANSWERED);

    private final HandoffRows rows;
    private final JdbcClient jdbc;
    private final Documents documents;
    private final AgencyDirectory agencies;

    HandoffsOfCase(HandoffRows rows, JdbcClient jdbc, Documents documents, AgencyDirectory agencies) {
        this.rows = rows;
        this.jdbc = jdbc;
        this.documents = documents;
        this.agencies = agencies;
    }

    @Override
    public List<CaseHandoffs.Handoff> of(String referralNo) {
        Set<String> answeredLate = answeredLate(referralNo);
        return rows.ofReferral(referralNo).stream()
                .map(handoff -> new CaseHandoffs.Handoff(
                        handoff.handoffNo(),
                        agencies.find(handoff.agencyId()).map(Agency::name).orElse("（未指定机关）"),
                        handoff.state().label()
                                + (answeredLate.contains(handoff.handoffNo()) ? "；结束后又有答复，请查看，可据此重新办理" : ""),
                        STANDING.contains(handoff.state()),
                        documents.letters(handoff.handoffNo()).stream()
                                .map(letter ->
                                        new CaseHandoffs.Letter(letter.id().toString(), letter.fileName()))
                                .toList()))
                .toList();
    }

    /** Those whose agency spoke after nobody waited any more: the mark that keeps such an answer from being overlooked. */
    private Set<String> answeredLate(String referralNo) {
        return jdbc.sql(
                        """
                        SELECT DISTINCT e.handoff_no FROM handoff_event e
                        JOIN handoff h ON h.handoff_no = e.handoff_no
                        WHERE h.referral_no = :no AND e.event = :late""")
                .param("no", referralNo)
                .param("late", HandoffEvent.LATE_ANSWER.code())
                .query(String.class)
                .set();
    }

    @Override
    public List<Event> eventsOf(String referralNo) {
        return jdbc.sql(
                        """
                        SELECT e.handoff_no, e.event, e.at FROM handoff_event e
                        JOIN handoff h ON h.handoff_no = e.handoff_no
                        WHERE h.referral_no = :no ORDER BY e.at, e.handoff_no, e.entry""")
                .param("no", referralNo)
                .query((row, number) -> new Event(
                        row.getString("handoff_no"),
                        HandoffEvent.of(row.getString("event")).label(),
                        HandoffRows.requiredInstant(row, "at")))
                .list();
    }
}
