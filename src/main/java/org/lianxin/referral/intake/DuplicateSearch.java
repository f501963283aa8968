package org.lianxin.referral.intake;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.lianxin.referral.organisation.Federation;
import org.lianxin.referral.privacy.BlindIndex;
import org.lianxin.referral.privacy.PersonalRecords;
import org.lianxin.referral.register.Matters;
import org.lianxin.referral.register.ReferralState;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds referrals of the same person in the same district by blind index: open ones, and those closed within 12 months. */
@Component
class DuplicateSearch implements PersonalRecords {

    private static final Period CLOSED_WITHIN = Period.ofMonths(12);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

    private final JdbcClient jdbc;
    private final BlindIndex blindIndex;
    private final Matters matters;
    private final Federation federation;
    private final Clock clock;

    DuplicateSearch(JdbcClient jdbc, BlindIndex blindIndex, Matters matters, Federation federation, Clock clock) {
        this.jdbc = jdbc;
        this.blindIndex = blindIndex;
        this.matters = matters;
        this.federation = federation;
        this.clock = clock;
    }

    /** Keeps the digests of the new referral's person and returns the earlier referrals, latest first, without personal data. */
    List<Map<String, String>> enterAndFind(String referralNo, String district, Person person) {
        List<String> digests = person.marks().stream()
                .map(mark -> {
                    String digest = blindIndex.digest(mark.kind(), mark.value());
                    enter(referralNo, mark.kind(), digest);
                    return digest;
                })
                .collect(Collectors.toList());
        return digests.isEmpty() ? List.of() : find(referralNo, district, digests);
    }

    /** The person is not found again. */
    @Override
    public void erase(String referralNo) {
        jdbc.sql("DELETE FROM party_index WHERE referral_no = :no")
                .param("no", referralNo)
                .update();
    }

    private void enter(String referralNo, String kind, String digest) {
        jdbc.sql("INSERT INTO party_index (referral_no, kind, digest) VALUES (:no, :kind, :digest)")
                .param("no", referralNo)
                .param("kind", kind)
                .param("digest", digest)
                .update();
    }

    private List<Map<String, String>> find(String referralNo, String district, List<String> digests) {
        OffsetDateTime since = clock.instant()
                .atZone(federation.zone())
                .minus(CLOSED_WITHIN)
                .toOffsetDateTime()
                .withOffsetSameInstant(ZoneOffset.UTC);
        return jdbc.sql(
                        """
                        SELECT referral_no, state, received_at, matter FROM referral
                        WHERE district = :district AND referral_no <> :no
                          AND (state = 'open' OR (state = 'closed' AND closed_at >= :since))
                          AND referral_no IN (SELECT referral_no FROM party_index WHERE digest IN (:digests))
                        ORDER BY received_at DESC""")
                .param("district", district)
                .param("no", referralNo)
                .param("since", since)
                .param("digests", digests)
                .query((row, number) -> Map.of(
                        "referralNo", row.getString("referral_no"),
                        "state", ReferralState.of(row.getString("state")).label(),
                        "receivedAt",
                                DAY.format(row.getObject("received_at", OffsetDateTime.class)
                                        .atZoneSameInstant(federation.zone())),
                        "matter", matters.get(row.getString("matter")).listedName()))
                .list();
    }
}
