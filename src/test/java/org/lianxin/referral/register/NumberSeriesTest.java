package org.lianxin.referral.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lianxin.referral.FreshDatabase;
import org.springframework.transaction.support.TransactionTemplate;

class NumberSeriesTest {

    private final FreshDatabase database = FreshDatabase.create();
    private final NumberSeries series = new NumberSeries(database.jdbc(), database.transactions());
    private final TransactionTemplate transaction = new TransactionTemplate(database.transactions());

    @Test
    void everySeriesBeginsWithOneInEveryYear() {
        assertThat(series.next("汉台妇函", 2026)).isEqualTo(1);
        assertThat(series.next("汉台妇函", 2026)).isEqualTo(2);
        assertThat(series.next("洋妇函", 2026)).isEqualTo(1);
        assertThat(series.next("汉台妇函", 2027)).isEqualTo(1);
    }

    @Test
    void aNumberDrawnInARolledBackTransactionIsDrawnAgain() {
        series.next("汉台妇函", 2026);
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    series.next("汉台妇函", 2026);
                    throw new IllegalStateException("the signature failed");
                }))
                .hasMessage("the signature failed");

        assertThat(series.next("汉台妇函", 2026)).isEqualTo(2);
    }

    @Test
    void whoDrawsAtTheSameTimeWaitsAndGetsTheNextNumber() throws Exception {
        CountDownLatch drawn = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        ExecutorService offices = Executors.newFixedThreadPool(2);
        try {
            Future<Integer> first = offices.submit(() -> transaction.execute(status -> {
                int number = series.next("汉台妇函", 2026);
                drawn.countDown();
                await(release);
                return number;
            }));
            drawn.await();
            Future<Integer> second = offices.submit(() -> series.next("汉台妇函", 2026));
            Thread.sleep(200);
            assertThat(second).isNotDone();
            release.countDown();
            assertThat(List.of(first.get(), second.get())).containsExactly(1, 2);
        } finally {
            offices.shutdownNow();
        }
    }

    @Test
    void manyOfficersAtOnceDrawEveryNumberExactlyOnce() throws Exception {
        ExecutorService officers = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Integer>> draws = IntStream.range(0, 200)
                    .<Callable<Integer>>mapToObj(draw -> () -> series.next("汉台转", 2026))
                    .toList();
            List<Integer> numbers = officers.invokeAll(draws).stream()
                    .map(NumberSeriesTest::result)
                    .toList();
            assertThat(numbers)
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.rangeClosed(1, 200).boxed().toList());
        } finally {
            officers.shutdownNow();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Integer result(Future<Integer> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
