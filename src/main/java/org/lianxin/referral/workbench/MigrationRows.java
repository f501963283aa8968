package org.lianxin.referral.workbench;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Tables {@code migration}, {@code migration_step} and {@code migration_case}. */
@Repository
class MigrationRows {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final int LONGEST_REASON = 4000;

    private final JdbcClient jdbc;
    private final Clock clock;

    MigrationRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Returns its number. */
    @Transactional
    long insert(ModelVersion from, ModelVersion to, Map<String, String> mapping, List<OpenCase> cases, String by) {
        KeyHolder key = new GeneratedKeyHolder();
        jdbc.sql(
                        """
                        INSERT INTO migration (file, from_definition, from_version, to_definition, to_version, started_by, started_at, paused)
                        VALUES (?, ?, ?, ?, ?, ?, ?, FALSE)""")
                .params(from.file(), from.definition(), from.version(), to.definition(), to.version(), by)
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .update(key, "migration_no");
        long no = Optional.ofNullable(key.getKey()).orElseThrow().longValue();
        mapping.forEach((source, target) -> jdbc.sql("INSERT INTO migration_step VALUES (?, ?, ?)")
                .params(no, source, target)
                .update());
        cases.forEach(each -> jdbc.sql("INSERT INTO migration_case VALUES (?, ?, ?, ?, '')")
                .params(no, each.instance(), each.number(), Outcome.WAITING.code())
                .update());
        return no;
    }

    /** Newest first. */
    List<Migration> all() {
        return jdbc.sql("SELECT * FROM migration ORDER BY migration_no DESC")
                .query(this::migration)
                .list();
    }

    Optional<Migration> find(long no) {
        return jdbc.sql("SELECT * FROM migration WHERE migration_no = ?")
                .param(no)
                .query(this::migration)
                .optional();
    }

    Map<String, String> mapping(long no) {
        Map<String, String> mapping = new LinkedHashMap<>();
        jdbc.sql("SELECT source, target FROM migration_step WHERE migration_no = ? ORDER BY source")
                .param(no)
                .query(row -> {
                    mapping.put(row.getString("source"), row.getString("target"));
                });
        return mapping;
    }

    List<MigrationCase> cases(long no) {
        return jdbc.sql("SELECT * FROM migration_case WHERE migration_no = ? ORDER BY number, instance_id")
                .param(no)
                .query((row, number) -> new MigrationCase(
                        row.getString("instance_id"),
                        row.getString("number"),
                        Outcome.of(row.getString("outcome")),
                        row.getString("reason")))
                .list();
    }

    void setPaused(long no, boolean paused) {
        jdbc.sql("UPDATE migration SET paused = ? WHERE migration_no = ?")
                .params(paused, no)
                .update();
    }

    /** The migrations that have cases waiting and are not paused. */
    List<Migration> running() {
        return jdbc.sql(
                        """
                        SELECT * FROM migration WHERE NOT paused AND migration_no IN
                            (SELECT migration_no FROM migration_case WHERE outcome = ?)
                        ORDER BY migration_no""")
                .param(Outcome.WAITING.code())
                .query(this::migration)
                .list();
    }

    /** The instance whose turn it is, none if all had theirs or the migration is paused. */
    Optional<String> next(long no) {
        return jdbc.sql(
                        """
                        SELECT instance_id FROM migration_case WHERE migration_no = ? AND outcome = ?
                            AND EXISTS (SELECT 1 FROM migration WHERE migration_no = migration_case.migration_no AND NOT paused)
                        ORDER BY number, instance_id FETCH FIRST ROW ONLY""")
                .params(no, Outcome.WAITING.code())
                .query(String.class)
                .optional();
    }

    /** Returns whether it was still waiting: another node may have been first. */
    boolean settle(long no, String instance, Outcome outcome, String reason) {
        return jdbc.sql(
                                """
                                UPDATE migration_case SET outcome = ?, reason = ?
                                WHERE migration_no = ? AND instance_id = ? AND outcome = ?""")
                        .params(
                                outcome.code(),
                                reason.substring(0, Math.min(reason.length(), LONGEST_REASON)),
                                no,
                                instance,
                                Outcome.WAITING.code())
                        .update()
                == 1;
    }

    private Migration migration(ResultSet row, int number) throws SQLException {
        return new Migration(
                row.getLong("migration_no"),
                row.getString("file"),
                row.getString("from_definition"),
                row.getInt("from_version"),
                row.getString("to_definition"),
                row.getInt("to_version"),
                row.getString("started_by"),
                MINUTE.format(row.getObject("started_at", OffsetDateTime.class).atZoneSameInstant(clock.getZone())),
                row.getBoolean("paused"));
    }
}
