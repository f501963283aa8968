package org.lianxin.referral.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig2026;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lianxin.referral.FreshDatabase;
import org.lianxin.referral.MovableClock;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ExtendWith(OutputCaptureExtension.class)
class AccessLogTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final BlindIndex KEY = new BlindIndex(
            KeyFile.blindIndex(Path.of("src/test/resources/keys")).read());

    private final MovableClock clock = new MovableClock(ZONE);
    private final FreshDatabase database = FreshDatabase.create();
    private final JdbcClient jdbc = database.jdbc();
    private final TransactionTemplate transaction = new TransactionTemplate(database.transactions());
    private final AccessLogRows rows = new AccessLogRows(jdbc);
    private final AccessLog log = new AccessLog(rows, KEY, clock);
    private final AccessLogCheck check = new AccessLogCheck(rows, KEY);

    @BeforeEach
    void fiveViews() {
        for (int number = 1; number <= 5; number++) {
            sees("hantai-caseworker", "HZFL-610702-2026-00000" + number);
        }
        assertThat(check.firstFault()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UPDATE access_log SET viewer = 'other' WHERE entry = 3 | 第 3 条与登记时不一致",
                "UPDATE access_log SET at = at + INTERVAL '1' SECOND WHERE entry = 5 | 第 5 条与登记时不一致",
                "UPDATE access_log SET address = '10.0.0.1' WHERE entry = 1 | 第 1 条与登记时不一致",
                "UPDATE access_log SET referral_no = 'X' WHERE entry = 2 | 第 2 条与登记时不一致",
                "UPDATE access_log SET kind = 'download' WHERE entry = 2 | 第 2 条与登记时不一致",
                "UPDATE access_log SET object_id = 'X' WHERE entry = 2 | 第 2 条与登记时不一致",
                "DELETE FROM access_log WHERE entry = 1 | 第 1 条缺失",
                "DELETE FROM access_log WHERE entry = 3 | 第 3 条缺失",
                "DELETE FROM access_log WHERE entry = 5 | 第 5 条至第 5 条缺失",
                "DELETE FROM access_log | 第 1 条至第 5 条缺失",
                "UPDATE access_log SET entry = CASE entry WHEN 2 THEN 13 ELSE 12 END WHERE entry IN (2 , 3);UPDATE access_log SET entry = entry - 10 WHERE entry > 10 | 第 2 条与登记时不一致",
                "INSERT INTO access_log SELECT 6 , at , viewer , address , referral_no , kind , object_id , entry_hash FROM access_log WHERE entry = 5 | 第 6 条在末尾之后",
                "INSERT INTO access_log SELECT 0 , at , viewer , address , referral_no , kind , object_id , entry_hash FROM access_log WHERE entry = 5 | 第 0 条早于",
                "UPDATE access_log_head SET last_entry = 4 | 首尾记录被改动",
                "DELETE FROM access_log WHERE entry < 3;UPDATE access_log_head SET removed_entry = 2 | 首尾记录被改动",
                "DELETE FROM access_log_head | 应有 1 条，现有 0 条",
                "INSERT INTO access_log_head SELECT * FROM access_log_head | 应有 1 条，现有 2 条"
            })
    void everyKindOfTamperingIsFoundAtItsPlace(String tampering, String place) {
        for (String statement : tampering.split(";", -1)) {
            jdbc.sql(statement).update();
        }

        assertThat(check.firstFault())
                .hasValueSatisfying(fault -> assertThat(fault).contains(place));
    }

    @Test
    void whoCanWriteToTheDatabaseButHasNoKeyCannotForgeAnEntry() throws Exception {
        BlindIndex otherKey =
                new BlindIndex(KeysetHandle.generateNew(PredefinedPrfParameters.HMAC_SHA256_PRF, PrfConfig2026.get()));
        AccessLog forger = new AccessLog(rows, otherKey, clock);
        transaction.executeWithoutResult(
                status -> forger.seen("somebody", "HZFL-610702-2026-000009", AccessKind.LETTER, "x"));

        assertThat(check.firstFault())
                .hasValueSatisfying(fault -> assertThat(fault).contains("首尾记录被改动"));
    }

    @Test
    void theCommandEndsWithZeroOrWithOneAndThePlace(CapturedOutput console) {
        VerifyLog command = new VerifyLog(List.of(check));
        command.run();
        assertThat(command.getExitCode()).isZero();
        assertThat(console).contains("都完整");

        jdbc.sql("DELETE FROM access_log WHERE entry = 4").update();
        command.run();
        assertThat(command.getExitCode()).isEqualTo(1);
        assertThat(console).contains("第 4 条缺失");
    }

    @Test
    void viewsAtTheSameTimeStandOneAfterTheOtherAndNoneIsLost() throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(8);
        try {
            List<Callable<String>> views = IntStream.range(0, 200)
                    .mapToObj(number -> (Callable<String>) () -> {
                        sees("user-" + number % 8, "HZFL-610702-2026-000042");
                        return "";
                    })
                    .toList();
            for (Future<String> view : people.invokeAll(views)) {
                view.get();
            }
        } finally {
            people.shutdown();
        }

        assertThat(rows.highest()).contains(205L);
        assertThat(check.firstFault()).isEmpty();
    }

    @Test
    void whatWasRolledBackLeavesNoGap() {
        transaction.executeWithoutResult(status -> {
            log.seen("hantai-caseworker", "HZFL-610702-2026-000001", AccessKind.LETTER, "x");
            status.setRollbackOnly();
        });
        sees("hantai-caseworker", "HZFL-610702-2026-000001");

        assertThat(rows.highest()).contains(6L);
        assertThat(check.firstFault()).isEmpty();
    }

    @Test
    void afterThreeYearsWholeDaysGoAndTheRestStillVerifies() {
        clock.advance(Duration.ofHours(2).plusMinutes(20)); // midnight: the next day
        sees("hantai-supervisor", "HZFL-610702-2026-000006");
        clock.moveTo(Instant.parse("2029-06-09T17:00:00Z")); // three years and one day after the first five

        transaction.executeWithoutResult(status -> log.removeOutdated());

        assertThat(rows.lowest()).contains(6L);
        assertThat(check.firstFault()).isEmpty();
        sees("hantai-caseworker", "HZFL-610702-2029-000001");
        assertThat(check.firstFault()).isEmpty();

        clock.moveTo(Instant.parse("2033-01-01T00:00:00Z"));
        transaction.executeWithoutResult(status -> log.removeOutdated());
        assertThat(rows.lowest()).isEmpty();
        assertThat(check.firstFault()).isEmpty();
        sees("hantai-caseworker", "HZFL-610702-2033-000001");
        assertThat(rows.lowest()).contains(8L);
        assertThat(check.firstFault()).isEmpty();
    }

    private void sees(String viewer, String referralNo) {
        transaction.executeWithoutResult(
                status -> log.seen(viewer, referralNo, AccessKind.TASK_FORM, "8d7f6c1e-0000-0000-0000-000000000000"));
    }
}
