package org.lianxin.referral.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a reader of the tables in Camunda Modeler needs: where each rule comes from, in Chinese. */
class AnnotationsTest {

    private static final String SOURCE =
            "(screening\\.csv [abc]\\d|screening\\.md 第\\d条|routes\\.csv R\\d\\d：.*依据：|deadlines\\.csv [a-z_]+.*依据：|follow-ups\\.csv [a-z]+.*依据：内部时限|自定 [a-z_]+.*依据：内部时限|reference\\.md (\\d\\.\\d|R\\d\\d)：.*依据：).*";
    private static final String CHINESE = ".*\\p{IsHan}.*";

    @ParameterizedTest
    @ValueSource(strings = {"risk-screening.dmn", "routing.dmn", "deadlines.dmn", "retention.dmn", "follow-up.dmn"})
    void everyRuleNamesItsSource(String file) {
        assertThat(all(file, Rule.class)).isNotEmpty().allSatisfy(rule -> {
            assertThat(rule.getDescription()).as(rule.getId()).isNotNull();
            assertThat(rule.getDescription().getTextContent()).matches(SOURCE).matches(CHINESE);
        });
    }

    private static <T extends ModelElementInstance> Collection<T> all(String file, Class<T> type) {
        DmnModelInstance model = Dmn.readModelFromStream(
                new ByteArrayInputStream(Tables.text(file).getBytes(StandardCharsets.UTF_8)));
        return model.getModelElementsByType(type);
    }
}
