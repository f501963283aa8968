package org.lianxin.referral.handoff;

import java.util.List;
import org.lianxin.referral.register.CaseHandoffs;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The hand-offs for the page of their case. */
@Component
class HandoffsOfCase implements CaseHandoffs {

    private final HandoffRows rows;
    private final JdbcClient jdbc;
    private final AgencyDirectory agencies;

    HandoffsOfCase(HandoffRows rows, JdbcClient jdbc, AgencyDirectory agencies) {
        this.rows = rows;
        this.jdbc = jdbc;
        this.agencies = agencies;
    }

    @Override
    public List<CaseHandoffs.Handoff> of(String referralNo) {
        return rows.ofReferral(referralNo).stream()
                .map(handoff -> new CaseHandoffs.Handoff(
                        handoff.handoffNo(),
                        agencies.find(handoff.agencyId()).map(Agency::name).orElse("（未指定机关）"),
                        handoff.state().label()))
                .toList();
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
