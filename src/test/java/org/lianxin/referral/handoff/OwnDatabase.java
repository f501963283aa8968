package org.lianxin.referral.handoff;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.lianxin.referral.privacy.TestKeys;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** An empty database in memory with the own tables and one referral, without an engine. */
final class OwnDatabase {

    static final Instant NOON = Instant.parse("2026-06-09T04:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);
    static final String REFERRAL = "HZFL-610702-2026-000001";
    static final String HANDOFF = REFERRAL + "-H1";

    final JdbcClient jdbc;
    final TransactionTemplate transaction;
    final Handoffs handoffs;

    OwnDatabase() {
        DataSource source =
                new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
        Flyway.configure().dataSource(source).load().migrate();
        jdbc = JdbcClient.create(source);
        transaction = new TransactionTemplate(new DataSourceTransactionManager(source));
        handoffs = new Handoffs(new HandoffRows(jdbc), new HandoffChain(jdbc, TestKeys.vault()), CLOCK);
        jdbc.sql(
                        """
                        INSERT INTO referral (referral_no, district, channel, matter, state, received_at, registered_at)
                        VALUES (?, '610702', 'visit', 'domestic_violence', 'open', ?, ?)""")
                .params(REFERRAL, HandoffRows.utc(NOON), HandoffRows.utc(NOON))
                .update();
    }

    Handoff open(String handoffNo) {
        handoffs.open(new HandoffOpening(handoffNo, REFERRAL, "R01", "police-610702", "formal_transfer", "system"));
        return handoffs.get(handoffNo);
    }

    void force(String handoffNo, HandoffState state) {
        jdbc.sql("UPDATE handoff SET state = ? WHERE handoff_no = ?")
                .params(state.code(), handoffNo)
                .update();
    }
}
