package org.lianxin.referral.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.lianxin.referral.FreshDatabase;
import org.lianxin.referral.organisation.Office;
import org.lianxin.referral.register.NumberSeries;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

class DocumentNumbersTest {

    private static final Instant NOON = Instant.parse("2026-06-09T04:00:00Z");
    private static final Office YANGXIAN = new Office("610723", "yangxian", "洋县妇女联合会", "洋县", "洋妇函", "洋转");

    @Test
    void lettersAndSlipsOfEachOfficeCountForThemselves() {
        onNumbers(numbers -> {
            assertThat(numbers.draw(SampleLetters.OFFICE, "formal_transfer", NOON))
                    .isEqualTo("汉台妇函〔2026〕1号");
            assertThat(numbers.draw(SampleLetters.OFFICE, "emergency_phone", NOON))
                    .isEqualTo("汉台妇函〔2026〕2号");
            assertThat(numbers.draw(SampleLetters.OFFICE, "internal_dispatch", NOON))
                    .isEqualTo("汉台转〔2026〕1");
            assertThat(numbers.draw(YANGXIAN, "formal_transfer", NOON)).isEqualTo("洋妇函〔2026〕1号");
        });
    }

    @Test
    void theYearChangesAtMidnightInTheOfficeAndNotInGreenwich() {
        onNumbers(numbers -> {
            assertThat(numbers.draw(SampleLetters.OFFICE, "formal_transfer", Instant.parse("2026-12-31T15:59:59Z")))
                    .isEqualTo("汉台妇函〔2026〕1号");
            assertThat(numbers.draw(SampleLetters.OFFICE, "formal_transfer", Instant.parse("2026-12-31T16:00:00Z")))
                    .isEqualTo("汉台妇函〔2027〕1号");
        });
    }

    @Test
    void guidanceForAPersonHasNoNumber() {
        onNumbers(numbers -> assertThatIllegalArgumentException()
                .isThrownBy(() -> numbers.draw(SampleLetters.OFFICE, "guidance_only", NOON)));
    }

    private static void onNumbers(Consumer<DocumentNumbers> test) {
        FreshDatabase database = FreshDatabase.create();
        new ApplicationContextRunner()
                .withBean(NumberSeries.class)
                .withBean(JdbcClient.class, database::jdbc)
                .withBean(PlatformTransactionManager.class, database::transactions)
                .run(context -> test.accept(
                        new DocumentNumbers(context.getBean(NumberSeries.class), SampleLetters.FEDERATION)));
    }
}
