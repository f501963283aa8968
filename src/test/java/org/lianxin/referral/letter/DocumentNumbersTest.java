package org.lianxin.referral.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lianxin.referral.FreshDatabase;
import org.lianxin.referral.organisation.Office;
import org.lianxin.referral.register.NumberSeries;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class DocumentNumbersTest {

    private static final Instant NOON = Instant.parse("2026-06-09T04:00:00Z");
    private static final Office HANTAI = SampleLetters.OFFICE;
    private static final Office YANGXIAN = new Office("610723", "yangxian", "洋县妇女联合会", "洋县", "洋妇函", "洋转");
    private static final String HANDOFF = "HZFL-610702-2026-000001-H1";

    @Test
    void lettersAndSlipsOfEachOfficeCountForThemselves() {
        onNumbers(FreshDatabase.create(), (numbers, transaction) -> {
            assertThat(numbers.draw(HANTAI, "formal_transfer", HANDOFF, NOON)).isEqualTo("汉台妇函〔2026〕1号");
            assertThat(numbers.draw(HANTAI, "emergency_phone", HANDOFF, NOON)).isEqualTo("汉台妇函〔2026〕2号");
            assertThat(numbers.draw(HANTAI, "internal_dispatch", HANDOFF, NOON)).isEqualTo("汉台转〔2026〕1");
            assertThat(numbers.draw(YANGXIAN, "formal_transfer", HANDOFF, NOON)).isEqualTo("洋妇函〔2026〕1号");
        });
    }

    @Test
    void theYearChangesAtMidnightInTheOfficeAndNotInGreenwich() {
        onNumbers(FreshDatabase.create(), (numbers, transaction) -> {
            assertThat(numbers.draw(HANTAI, "formal_transfer", HANDOFF, Instant.parse("2026-12-31T15:59:59Z")))
                    .isEqualTo("汉台妇函〔2026〕1号");
            assertThat(numbers.draw(HANTAI, "formal_transfer", HANDOFF, Instant.parse("2026-12-31T16:00:00Z")))
                    .isEqualTo("汉台妇函〔2027〕1号");
        });
    }

    @Test
    void guidanceForAPersonHasNoNumber() {
        onNumbers(FreshDatabase.create(), (numbers, transaction) -> assertThatIllegalArgumentException()
                .isThrownBy(() -> numbers.draw(HANTAI, "guidance_only", HANDOFF, NOON)));
    }

    @Test
    void aVoidNumberStaysInTheRegisterAndIsNeverDrawnAgain() {
        onNumbers(FreshDatabase.create(), (numbers, transaction) -> {
            numbers.draw(HANTAI, "formal_transfer", HANDOFF, NOON);
            String second = numbers.draw(HANTAI, "formal_transfer", HANDOFF, NOON);
            assertThat(numbers.mayStay(second)).isTrue();

            assertThat(numbers.declareVoid(second, "another-H1", NOON)).isFalse();
            assertThat(numbers.declareVoid(second, HANDOFF, NOON)).isTrue();
            assertThat(numbers.declareVoid(second, HANDOFF, NOON)).isFalse();

            assertThat(numbers.mayStay(second)).isFalse();
            assertThat(numbers.draw(HANTAI, "formal_transfer", HANDOFF, NOON)).isEqualTo("汉台妇函〔2026〕3号");
            assertThat(numbers.register(List.of("610702"), 2026))
                    .extracting(DrawnNumber::documentNo, DrawnNumber::isVoid)
                    .containsExactly(
                            tuple("汉台妇函〔2026〕1号", false), tuple("汉台妇函〔2026〕2号", true), tuple("汉台妇函〔2026〕3号", false));
            assertThat(numbers.register(List.of("610723"), 2026)).isEmpty();
            assertThat(numbers.register(List.of("610702"), 2025)).isEmpty();
        });
    }

    /** Otherwise a letter could be signed with a number that is declared void in the same moment. */
    @ParameterizedTest
    @MethodSource("databases")
    void whoDeclaresANumberVoidWaitsForTheSignatureThatKeepsIt(FreshDatabase database) {
        onNumbers(database, (numbers, transaction) -> {
            String number = numbers.draw(HANTAI, "formal_transfer", HANDOFF, NOON);
            CountDownLatch kept = new CountDownLatch(1);
            CountDownLatch release = new CountDownLatch(1);
            ExecutorService desks = Executors.newFixedThreadPool(2);
            try {
                Future<?> signing = desks.submit(() -> transaction.executeWithoutResult(status -> {
                    assertThat(numbers.mayStay(number)).isTrue();
                    kept.countDown();
                    await(release);
                }));
                await(kept);
                Future<Boolean> voiding = desks.submit(() -> numbers.declareVoid(number, HANDOFF, NOON));
                Thread.sleep(200);
                assertThat(voiding).isNotDone();
                release.countDown();
                signing.get();
                assertThat(voiding.get()).isTrue();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            } finally {
                desks.shutdownNow();
            }
        });
    }

    @ParameterizedTest
    @MethodSource("databases")
    void ofManySignaturesAtOnceTheFailedOnesLeaveNoGap(FreshDatabase database) {
        onNumbers(database, (numbers, transaction) -> {
            ExecutorService desks = Executors.newFixedThreadPool(16);
            try {
                List<Callable<Boolean>> signings = IntStream.range(0, 200)
                        .<Callable<Boolean>>mapToObj(one -> () -> signs(numbers, transaction, one))
                        .toList();
                long signed = desks.invokeAll(signings).stream()
                        .filter(DocumentNumbersTest::result)
                        .count();

                assertThat(signed).isEqualTo(133);
                assertThat(numbers.register(List.of("610702"), 2026))
                        .extracting(DrawnNumber::documentNo)
                        .containsExactlyElementsOf(IntStream.rangeClosed(1, 133)
                                .mapToObj("汉台妇函〔2026〕%d号"::formatted)
                                .toList());
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            } finally {
                desks.shutdownNow();
            }
        });
    }

    static Stream<FreshDatabase> databases() {
        return Stream.of(FreshDatabase.create(), FreshDatabase.onPostgres());
    }

    /** Every third one fails after its number was drawn, as when its letter cannot be printed. */
    private static boolean signs(DocumentNumbers numbers, TransactionTemplate transaction, int one) {
        try {
            transaction.executeWithoutResult(status -> {
                numbers.draw(HANTAI, "formal_transfer", "R-" + one + "-H1", NOON);
                if (one % 3 == 0) {
                    throw new IllegalStateException("cannot be printed");
                }
            });
            return true;
        } catch (IllegalStateException failed) {
            assertThat(failed).hasMessage("cannot be printed");
            return false;
        }
    }

    private static boolean result(Future<Boolean> signing) {
        try {
            return signing.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Story {
        void tell(DocumentNumbers numbers, TransactionTemplate transaction);
    }

    private static void onNumbers(FreshDatabase database, Story story) {
        new ApplicationContextRunner()
                .withBean(NumberSeries.class)
                .withBean(JdbcClient.class, database::jdbc)
                .withBean(PlatformTransactionManager.class, database::transactions)
                .run(context -> story.tell(
                        new DocumentNumbers(
                                context.getBean(NumberSeries.class), database.jdbc(), SampleLetters.FEDERATION),
                        new TransactionTemplate(database.transactions())));
    }
}
