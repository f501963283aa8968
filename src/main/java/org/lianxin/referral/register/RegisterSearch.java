package org.lianxin.referral.register;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lianxin.referral.organisation.Federation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds rows of the register, the worst danger first, then the latest. What is not yet screened stands above what is known to be mild. */
@Component
class RegisterSearch {

    static final int PAGE = 50;

    private static final String WORST_FIRST = " ORDER BY CASE risk_level WHEN 'red' THEN 1 WHEN 'orange' THEN 2"
            + " WHEN 'yellow' THEN 4 WHEN 'blue' THEN 5 ELSE 3 END, received_at DESC, referral_no DESC"
            + " LIMIT :limit OFFSET :offset";

    private final JdbcClient jdbc;
    private final Matters matters;
    private final Federation federation;

    RegisterSearch(JdbcClient jdbc, Matters matters, Federation federation) {
        this.jdbc = jdbc;
        this.matters = matters;
        this.federation = federation;
    }

    /** One page of the referrals of these districts; one row more than a page holds tells that there is a next. */
    List<RegisterEntry> inDistricts(Set<String> districts, RegisterFilter filter) {
        return page("district IN (:districts)", "districts", districts, filter);
    }

    /** The same for what one person reported. */
    List<RegisterEntry> reportedBy(String userId, RegisterFilter filter) {
        return page("reported_by = :by", "by", userId, filter);
    }

    private List<RegisterEntry> page(String visible, String name, Object value, RegisterFilter filter) {
        List<String> conditions = new ArrayList<>(List.of(visible));
        Map<String, Object> values = new HashMap<>(Map.of(name, value));
        values.put("limit", PAGE + 1);
        values.put("offset", (filter.page() - 1) * PAGE);
        values.put("number", beginning(filter));
        values.put("district", filter.district());
        values.put("state", filter.state());
        values.put("level", filter.level());
        Map.of(
                        "referral_no LIKE :number ESCAPE '!'", filter.number(),
                        "district = :district", filter.district(),
                        "state = :state", filter.state(),
                        "risk_level = :level", filter.level())
                .forEach((condition, chosen) -> {
                    if (!chosen.isEmpty()) {
                        conditions.add(condition);
                    }
                });
        if (!filter.matter().isEmpty()) {
            conditions.add("matter IN (:matters)");
            values.put("matters", chosenMatters(filter.matter()));
        }
        filter.from().ifPresent(day -> {
            conditions.add("received_at >= :from");
            values.put("from", beginOf(day));
        });
        filter.to().ifPresent(day -> {
            conditions.add("received_at < :to");
            values.put("to", beginOf(day.plusDays(1)));
        });
        return jdbc.sql("SELECT * FROM referral WHERE " + String.join(" AND ", conditions) + WORST_FIRST)
                .params(values)
                .query(ReferralRegister::entry)
                .list();
    }

    /** A restricted matter cannot be asked for by itself: the answer would tell what the list keeps back. */
    private List<String> chosenMatters(String code) {
        boolean restricted = code.equals(RegisterFilter.RESTRICTED);
        List<String> codes = matters.all().stream()
                .filter(matter -> restricted ? matter.restricted() : matter.isListedAs(code))
                .map(Matter::code)
                .toList();
        return codes.isEmpty() ? List.of("") : codes;
    }

    private String beginning(RegisterFilter filter) {
        return filter.beginning(federation).replaceAll("[!%_]", "!$0") + "%";
    }

    private OffsetDateTime beginOf(LocalDate day) {
        return ReferralRegister.utc(day.atStartOfDay(federation.zone()).toInstant());
    }
}
