package org.lianxin.referral.handoff;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lianxin.referral.privacy.TestKeys;
import org.lianxin.referral.privacy.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A database of version 0.1.0 before sealing, with rows in it, becomes one of today. */
class SealHandoffsTest {

    private static final Instant NOON = Instant.parse("2026-06-09T04:00:00Z");
    private static final String HANDOFF = "HZFL-610702-2026-000001-H1";
    private static final UUID DOCUMENT = UUID.fromString("6a0f3d58-4f0e-4c39-9f6f-3f8d3a8a5a01");

    private final DriverManagerDataSource source =
            new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
    private final JdbcClient jdbc = JdbcClient.create(source);
    private final Vault vault = TestKeys.vault();
    private final HandoffChain chain = new HandoffChain(jdbc, vault);

    @BeforeEach
    void rowsOfBefore() {
        flyway().target("1").load().migrate();
        jdbc.sql(
                        """
                        INSERT INTO referral (referral_no, district, channel, matter, state, received_at, registered_at)
                        VALUES ('R', '610702', 'visit', 'domestic_violence', 'open', :at, :at)""")
                .param("at", HandoffRows.utc(NOON))
                .update();
        jdbc.sql(
                        """
                        INSERT INTO handoff (handoff_no, referral_no, route_id, mode, state, sent_round, opened_at, changed_at)
                        VALUES (:no, 'R', 'R01', 'formal_transfer', 'sent', 1, :at, :at)""")
                .param("no", HANDOFF)
                .param("at", HandoffRows.utc(NOON))
                .update();
        jdbc.sql("INSERT INTO document VALUES (?, ?, '赵某某 回执.pdf', 'application/pdf', 4, ?, ?, ?)")
                .params(DOCUMENT, HANDOFF, Sha256.of("%PDF"), "%PDF".getBytes(UTF_8), HandoffRows.utc(NOON))
                .update();
        String first = event(1, ChainLink.FIRST, "drafted", "system", "{}");
        String second = event(2, first, "sent", "system", "{}");
        event(3, second, "acknowledged", "李警官", "{\"text\":\"已收到\"}");
    }

    @Test
    void theHistoryIsTheSameAndItsChainWhole() {
        migrate();

        assertThat(chain.entries(HANDOFF)).hasSize(3).last().satisfies(entry -> {
            assertThat(entry.actor()).isEqualTo("李警官");
            assertThat(entry.detail()).isEqualTo(Map.of("text", "已收到"));
            assertThat(entry.at()).isEqualTo(NOON);
        });
        assertThat(chain.firstAlteredEntry(HANDOFF)).isEmpty();
        chain.append(HANDOFF, HandoffEvent.PROGRESS, HandoffState.IN_PROGRESS, "李警官", NOON, Map.of());
        assertThat(chain.firstAlteredEntry(HANDOFF)).isEmpty();
    }

    @Test
    void anEntryThatWasAlteredBeforeStillShows() {
        jdbc.sql("UPDATE handoff_event SET detail = '{\"text\":\"未收到\"}' WHERE entry = 2")
                .update();

        migrate();

        assertThat(chain.firstAlteredEntry(HANDOFF)).contains(2);
    }

    @Test
    void theFilesAreStillThereAndNobodyReadsThemInTheDatabase() {
        migrate();

        Documents documents = new Documents(jdbc, vault);
        assertThat(documents.of(HANDOFF)).singleElement().satisfies(document -> assertThat(document.fileName())
                .isEqualTo("赵某某 回执.pdf"));
        assertThat(documents.content(DOCUMENT)).hasValue("%PDF".getBytes(UTF_8));
        assertThat(jdbc.sql("SELECT file_name, content FROM document")
                        .query((row, number) -> new String(row.getBytes("file_name"), UTF_8)
                                + new String(row.getBytes("content"), UTF_8))
                        .single())
                .doesNotContain("赵某某", "%PDF");
    }

    private void migrate() {
        flyway().javaMigrations(new V2_2__Seal_handoffs(vault)).load().migrate();
    }

    private FluentConfiguration flyway() {
        return Flyway.configure().dataSource(source);
    }

    private String event(int entry, String prevHash, String event, String actor, String detail) {
        String hash = new ChainLink(prevHash, HANDOFF, entry, event, event, NOON, detail).hash(actor);
        jdbc.sql("INSERT INTO handoff_event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(HANDOFF, entry, event, event, actor, HandoffRows.utc(NOON), detail, prevHash, hash)
                .update();
        return hash;
    }
}
