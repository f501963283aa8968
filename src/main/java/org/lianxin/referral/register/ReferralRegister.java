package org.lianxin.referral.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lianxin.referral.modeling.ForDiagrams;
import org.lianxin.referral.organisation.ReferralDistricts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The register of referrals (台账). It outlives the erasure of the persons' data. */
@ForDiagrams
@Service("register")
public class ReferralRegister implements ReferralDistricts {

    private final JdbcClient jdbc;
    private final Clock clock;

    ReferralRegister(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional
    public void enter(String referralNo, String district, String channel, String matter, Instant receivedAt) {
        jdbc.sql(
                        """
                        INSERT INTO referral (referral_no, district, channel, matter, state, received_at, registered_at)
                        VALUES (:no, :district, :channel, :matter, :state, :received, :registered)""")
                .param("no", referralNo)
                .param("district", district)
                .param("channel", channel)
                .param("matter", matter)
                .param("state", ReferralState.OPEN.code())
                .param("received", utc(receivedAt))
                .param("registered", utc(clock.instant()))
                .update();
    }

    /**
     * Notes who of the staff entered it.
     *
     * @param from group of the town or village she reports from
     */
    @Transactional
    public void reported(String referralNo, String by, Optional<String> from) {
        expectOne(
                referralNo,
                jdbc.sql("UPDATE referral SET reported_by = :by, reported_from = :from"
                                + " WHERE referral_no = :no AND state = 'open'")
                        .param("by", by)
                        .param("from", from.orElse(null))
                        .param("no", referralNo)
                        .update());
    }

    /** Notes the level a person decided on; the computed one stays with the case. */
    @Transactional
    public void level(String referralNo, String riskLevel) {
        expectOne(
                referralNo,
                jdbc.sql("UPDATE referral SET risk_level = :level WHERE referral_no = :no AND state = 'open'")
                        .param("level", riskLevel)
                        .param("no", referralNo)
                        .update());
    }

    @Transactional
    public void close(String referralNo, String outcome) {
        end(referralNo, ReferralState.CLOSED, outcome, null);
    }

    @Transactional
    public void merge(String referralNo, String into) {
        end(referralNo, ReferralState.MERGED, null, into);
    }

    /** An online report that turned out to be none (不予受理). */
    @Transactional
    public void refuse(String referralNo) {
        end(referralNo, ReferralState.NOT_ACCEPTED, null, null);
    }

    /** Notes until when the person's data are kept. */
    @Transactional
    public void keepUntil(String referralNo, Instant until) {
        jdbc.sql("UPDATE referral SET keep_until = :until WHERE referral_no = :no")
                .param("until", utc(until))
                .param("no", referralNo)
                .update();
    }

    /** The referrals whose time of keeping had ended at this instant. */
    public List<String> keptNoLongerThan(Instant instant) {
        return jdbc.sql("SELECT referral_no FROM referral WHERE keep_until <= :instant ORDER BY referral_no")
                .param("instant", utc(instant))
                .query(String.class)
                .list();
    }

    /** The referrals that were merged into this one. */
    public List<String> mergedInto(String referralNo) {
        return jdbc.sql("SELECT referral_no FROM referral WHERE merged_into = :no ORDER BY referral_no")
                .param("no", referralNo)
                .query(String.class)
                .list();
    }

    @Override
    public Optional<String> districtOf(String referralNo) {
        return find(referralNo).map(RegisterEntry::district);
    }

    public Optional<RegisterEntry> find(String referralNo) {
        return jdbc.sql("SELECT * FROM referral WHERE referral_no = :no")
                .param("no", referralNo)
                .query(ReferralRegister::entry)
                .optional();
    }

    private void end(String referralNo, ReferralState state, @Nullable String outcome, @Nullable String into) {
        expectOne(
                referralNo,
                jdbc.sql(
                                """
                                UPDATE referral SET state = :state, outcome = :outcome, merged_into = :into, closed_at = :at
                                WHERE referral_no = :no AND state = 'open'""")
                        .param("state", state.code())
                        .param("outcome", outcome)
                        .param("into", into)
                        .param("at", utc(clock.instant()))
                        .param("no", referralNo)
                        .update());
    }

    private static void expectOne(String referralNo, int rows) {
        if (rows != 1) {
            throw new IllegalStateException("Referral " + referralNo + " is not open in the register");
        }
    }

    static RegisterEntry entry(ResultSet row, int number) throws SQLException {
        return new RegisterEntry(
                row.getString("referral_no"),
                row.getString("district"),
                row.getString("channel"),
                row.getString("matter"),
                Optional.ofNullable(row.getString("risk_level")),
                ReferralState.of(row.getString("state")),
                Optional.ofNullable(row.getString("outcome")),
                Optional.ofNullable(row.getString("merged_into")),
                Optional.ofNullable(row.getString("reported_by")),
                Optional.ofNullable(row.getString("reported_from")),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getObject("registered_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("closed_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
