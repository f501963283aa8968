package org.lianxin.referral.register;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.lianxin.referral.organisation.Federation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts for the statistician, each by one thing only: crossed with each other, small numbers would point at persons. */
@Component
class RegisterCounts {

    private final JdbcClient jdbc;
    private final Matters matters;
    private final Federation federation;

    RegisterCounts(JdbcClient jdbc, Matters matters, Federation federation) {
        this.jdbc = jdbc;
        this.matters = matters;
        this.federation = federation;
    }

    /** A table of counts; the entries keep their order. */
    record Table(String title, Map<String, Long> counts) {}

    private record Count(int month, String district, String matter, Optional<String> level, long referrals) {}

    /** The referrals that these districts received in the year: by month, district, matter and level. */
    List<Table> of(Set<String> districts, int year) {
        List<Count> counts = districts.isEmpty() ? List.of() : count(districts, year);
        return List.of(
                table("按收到月份", counts, count -> count.month() + "月"),
                table("按区县", counts, count -> federation
                        .officeOf(count.district())
                        .shortName()),
                table("按事由", counts, count -> matters.get(count.matter()).listedName()),
                table("按危险等级", counts, count -> RegisterWords.level(count.level())));
    }

    private List<Count> count(Set<String> districts, int year) {
        return jdbc.sql(
                        """
                        SELECT received_month, district, matter, risk_level, COUNT(*) AS referrals
                        FROM (SELECT CAST(EXTRACT(MONTH FROM received_at AT TIME ZONE :zone) AS INTEGER) AS received_month,
                                     district, matter, risk_level
                              FROM referral
                              WHERE district IN (:districts) AND received_at >= :from AND received_at < :to) received
                        GROUP BY received_month, district, matter, risk_level
                        ORDER BY received_month, district, matter""")
                .param("zone", federation.zone().getId())
                .param("districts", districts)
                .param("from", begin(year))
                .param("to", begin(year + 1))
                .query((row, number) -> new Count(
                        row.getInt("received_month"),
                        row.getString("district"),
                        row.getString("matter"),
                        Optional.ofNullable(row.getString("risk_level")),
                        row.getLong("referrals")))
                .list();
    }

    private Object begin(int year) {
        return ReferralRegister.utc(
                LocalDate.of(year, 1, 1).atStartOfDay(federation.zone()).toInstant());
    }

    private static Table table(String title, List<Count> counts, Function<Count, String> by) {
        Map<String, Long> sums = new LinkedHashMap<>();
        counts.forEach(count -> sums.merge(by.apply(count), count.referrals(), Long::sum));
        return new Table(title, sums);
    }
}
