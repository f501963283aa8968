package org.lianxin.referral.handoff;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HandoffsTest {

    private static final String HANDOFF = OwnDatabase.HANDOFF;

    private final OwnDatabase database = new OwnDatabase();
    private final Handoffs handoffs = database.handoffs;

    @BeforeEach
    void oneHandoffIsOpen() {
        database.open(HANDOFF);
    }

    @Test
    void aHandoffCarriesWhatWasNotedAboutIt() {
        handoffs.setDocumentNo(HANDOFF, "汉台妇函〔2026〕12号");
        handoffs.setSent(
                HANDOFF, 1, OwnDatabase.NOON.plus(Duration.ofHours(4)), OwnDatabase.NOON.plus(Duration.ofDays(3)));
        handoffs.changeAgency(HANDOFF, "police-610703");

        Handoff handoff = handoffs.get(HANDOFF);
        assertThat(handoff.district()).isEqualTo("610702");
        assertThat(handoff.documentNo()).isEqualTo("汉台妇函〔2026〕12号");
        assertThat(handoff.sentRound()).isEqualTo(1);
        assertThat(handoff.agencyId()).isEqualTo("police-610703");
        assertThat(handoff.acknowledgeDueAt()).contains(OwnDatabase.NOON.plus(Duration.ofHours(4)));
        assertThat(handoff.replyDueAt()).contains(OwnDatabase.NOON.plus(Duration.ofDays(3)));
        assertThat(handoffs.ofReferral(OwnDatabase.REFERRAL)).containsExactly(handoff);
    }

    @Test
    void anUnknownNumberIsRefusedByName() {
        assertThatThrownBy(() -> handoffs.get("nowhere-H1"))
                .isInstanceOf(UnknownHandoffException.class)
                .hasMessageContaining("nowhere-H1");
        assertThatThrownBy(() -> handoffs.setDocumentNo("nowhere-H1", "x")).isInstanceOf(UnknownHandoffException.class);
    }

    @Test
    void theHistoryTellsWhoSaidWhatAndWhen() {
        handoffs.record(HANDOFF, HandoffEvent.SENT, "system", Map.of());
        handoffs.record(HANDOFF, HandoffEvent.ACKNOWLEDGED, "李警官", Map.of("by", "李警官", "text", "已收到"));

        assertThat(handoffs.events(HANDOFF))
                .extracting(HandoffEntry::event)
                .containsExactly(HandoffEvent.DRAFTED, HandoffEvent.SENT, HandoffEvent.ACKNOWLEDGED);
        HandoffEntry last = handoffs.events(HANDOFF).get(2);
        assertThat(last.actor()).isEqualTo("李警官");
        assertThat(last.at()).isEqualTo(OwnDatabase.NOON);
        assertThat(last.stateAfter()).isEqualTo(HandoffState.ACKNOWLEDGED);
        assertThat(last.detail()).containsEntry("text", "已收到");
        assertThat(handoffs.firstAlteredEntry(HANDOFF)).isEmpty();
    }

    @Test
    void aChangedRowOfTheHistoryIsFound() {
        handoffs.record(HANDOFF, HandoffEvent.SENT, "system", Map.of());
        handoffs.record(HANDOFF, HandoffEvent.ACKNOWLEDGED, "李警官", Map.of());

        database.jdbc
                .sql("UPDATE handoff_event SET state_after = 'returned' WHERE handoff_no = ? AND entry = 2")
                .param(HANDOFF)
                .update();

        assertThat(handoffs.firstAlteredEntry(HANDOFF)).contains(2);
    }

    @Test
    void whatWasSaidInOneEntryCannotBePutIntoAnother() {
        handoffs.record(HANDOFF, HandoffEvent.SENT, "system", Map.of());
        handoffs.record(HANDOFF, HandoffEvent.ACKNOWLEDGED, "李警官", Map.of("text", "已收到"));

        database.jdbc
                .sql(
                        """
                        UPDATE handoff_event SET detail = (SELECT detail FROM handoff_event WHERE handoff_no = :no AND entry = 3)
                        WHERE handoff_no = :no AND entry = 2""")
                .param("no", HANDOFF)
                .update();

        assertThat(handoffs.firstAlteredEntry(HANDOFF)).contains(2);
        assertThat(handoffs.events(HANDOFF).get(1).actor()).isEqualTo("（记录被改动，无法读取）");
    }

    @Test
    void theHistoryStaysProvableAfterWhatWasSaidIsErased() {
        handoffs.record(HANDOFF, HandoffEvent.SENT, "system", Map.of());
        handoffs.record(HANDOFF, HandoffEvent.ACKNOWLEDGED, "李警官", Map.of("text", "已收到"));
        handoffs.record(HANDOFF, HandoffEvent.PROGRESS, "李警官", Map.of("text", "已出警"));

        database.jdbc
                .sql("UPDATE handoff_event SET detail = NULL WHERE handoff_no = ? AND entry = 3")
                .param(HANDOFF)
                .update();

        assertThat(handoffs.firstAlteredEntry(HANDOFF)).isEmpty();
        assertThat(handoffs.events(HANDOFF)).extracting(HandoffEntry::detail).endsWith(Map.of(), Map.of("text", "已出警"));
    }

    @Test
    void nobodyReadsTheHistoryInTheDatabase() {
        handoffs.record(HANDOFF, HandoffEvent.SENT, "system", Map.of());
        handoffs.record(HANDOFF, HandoffEvent.ACKNOWLEDGED, "李警官", Map.of("text", "已收到"));

        assertThat(database.jdbc
                        .sql("SELECT actor, detail FROM handoff_event WHERE entry = 3")
                        .query((row, number) ->
                                new String(row.getBytes("actor"), UTF_8) + new String(row.getBytes("detail"), UTF_8))
                        .single())
                .doesNotContain("李警官", "已收到");
    }

    @Test
    void aRemovedRowOfTheHistoryIsFound() {
        handoffs.record(HANDOFF, HandoffEvent.SENT, "system", Map.of());
        handoffs.record(HANDOFF, HandoffEvent.ACKNOWLEDGED, "李警官", Map.of());

        database.jdbc
                .sql("DELETE FROM handoff_event WHERE handoff_no = ? AND entry = 2")
                .param(HANDOFF)
                .update();

        assertThat(handoffs.firstAlteredEntry(HANDOFF)).contains(2);
    }

    @Test
    void ofTwoAnswersAtOnceOneWinsAndTheOtherIsTold() throws Exception {
        handoffs.record(HANDOFF, HandoffEvent.SENT, "system", Map.of());
        CountDownLatch bothHaveRead = new CountDownLatch(2);

        List<Boolean> won = together(
                () -> answers(HandoffEvent.COMPLETED, bothHaveRead),
                () -> answers(HandoffEvent.RETURNED, bothHaveRead));

        assertThat(won).containsExactlyInAnyOrder(true, false);
        assertThat(handoffs.events(HANDOFF)).hasSize(3);
        assertThat(handoffs.firstAlteredEntry(HANDOFF)).isEmpty();
    }

    @Test
    void ofManyNotesAtOnceNoneIsLost() throws Exception {
        handoffs.record(HANDOFF, HandoffEvent.SENT, "system", Map.of());
        handoffs.record(HANDOFF, HandoffEvent.PROGRESS, "李警官", Map.of());
        CountDownLatch bothHaveRead = new CountDownLatch(2);

        List<Boolean> won = together(
                () -> answers(HandoffEvent.PROGRESS, bothHaveRead), () -> answers(HandoffEvent.PROGRESS, bothHaveRead));

        assertThat(won).containsExactly(true, true);
        assertThat(handoffs.events(HANDOFF)).hasSize(5);
        assertThat(handoffs.firstAlteredEntry(HANDOFF)).isEmpty();
    }

    private boolean answers(HandoffEvent event, CountDownLatch bothHaveRead) {
        try {
            database.transaction.executeWithoutResult(status -> {
                handoffs.get(HANDOFF);
                bothHaveRead.countDown();
                await(bothHaveRead);
                handoffs.record(HANDOFF, event, event.code(), Map.of());
            });
            return true;
        } catch (HandoffRefusedException refused) {
            assertThat(refused).hasMessageContaining("请刷新页面");
            return false;
        }
    }

    private static List<Boolean> together(Callable<Boolean> one, Callable<Boolean> other) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<Boolean>> answers = threads.invokeAll(List.of(one, other));
            return List.of(answers.get(0).get(), answers.get(1).get());
        } finally {
            threads.shutdownNow();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
