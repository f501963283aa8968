package org.lianxin.referral.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.Spin;
import org.camunda.spin.plugin.variable.SpinValues;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lianxin.referral.FreshDatabase;
import org.lianxin.referral.modeling.EntryRefusedException;

class VariableGuardTest {

    private static final FreshDatabase DATABASE = FreshDatabase.create();
    private static final SealedEngine SEALED = SealedEngine.start(DATABASE, TestKeys.vault());

    private final RuntimeService runtime = SEALED.engine().getRuntimeService();
    private final TaskService tasks = SEALED.engine().getTaskService();

    @AfterEach
    void forget() {
        SEALED.forgetAll();
    }

    @AfterAll
    static void stop() {
        SEALED.close();
        DATABASE.drop();
    }

    @ParameterizedTest
    @CsvSource({
        "shortNo, 汉台26-123",
        "weather, rainy_cold",
        "weather, 2026-06-09T21:40+08:00",
        "weather, HZFL-610702-2026-000001-H1"
    })
    void aCodeANumberAndADatePass(String name, String code) {
        assertThatCode(() -> SEALED.begin(Map.of(name, code))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "shortNo, 她说丈夫 酒后动手",
        "shortNo, 她说，丈夫酒后动手。",
        "weather, 赵某某",
        "weather, she was hit",
    })
    void wordsAreNotStoredAsAString(String name, String words) {
        assertThatThrownBy(() -> SEALED.begin(Map.of(name, words)))
                .isInstanceOf(EntryRefusedException.class)
                .hasMessageContaining("变量〔" + name + "〕只能是代码、编号或日期")
                .hasMessageNotContaining(words);
    }

    @Test
    void noNarrativeIsSplitIntoOneLongWord() {
        assertThatThrownBy(() -> SEALED.begin(Map.of("shortNo", "打".repeat(65))))
                .isInstanceOf(EntryRefusedException.class);
    }

    @Test
    void aDeclaredVariableHasItsTypeByWhateverWayItComes() {
        String id =
                SEALED.begin(Map.of("victim", Spin.JSON("{}"), "victimAge", 34)).getId();
        String task = tasks.createTaskQuery().singleResult().getId();

        assertThatThrownBy(() -> runtime.setVariable(id, "victim", "{\"name\":\"a\"}"))
                .isInstanceOf(EntryRefusedException.class)
                .hasMessageContaining("变量〔victim〕类型不对，应为 一组内容（Json）");
        assertThatThrownBy(() -> tasks.setVariableLocal(task, "victimAge", true))
                .isInstanceOf(EntryRefusedException.class)
                .hasMessageContaining("应为 数字");
        assertThatThrownBy(() -> tasks.complete(
                        task, Map.of("victimAge", SpinValues.jsonValue("{}").create())))
                .isInstanceOf(EntryRefusedException.class);
        assertThatCode(() -> runtime.setVariable(id, "victim", null)).doesNotThrowAnyException();
        assertThat(runtime.getVariable(id, "victimAge")).isEqualTo(34);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "1"})
    void nobodyAsksForTheCasesOfAPerson(String value) {
        assertThatThrownBy(() -> tasks.createTaskQuery()
                        .processVariableValueEquals("victim", value)
                        .list())
                .isInstanceOf(BadUserRequestException.class)
                .hasMessageContaining("变量〔victim〕加密保存，不能按它查询");
        assertThatThrownBy(() -> SEALED.engine()
                        .getHistoryService()
                        .createHistoricVariableInstanceQuery()
                        .variableValueEquals("victim", 1)
                        .list())
                .isInstanceOf(BadUserRequestException.class);
        assertThatThrownBy(() -> runtime.createProcessInstanceQuery()
                        .variableValueEquals("anything", Spin.JSON("{}"))
                        .list())
                .isInstanceOf(BadUserRequestException.class)
                .hasMessageContaining("不能按它们的内容查询");
        assertThatCode(() -> runtime.createProcessInstanceQuery()
                        .variableValueEquals("shortNo", "汉台26-123")
                        .list())
                .doesNotThrowAnyException();
    }

    @Test
    void aTransientValueIsNeverStoredAndMayBeAnything() {
        assertThatCode(() -> SEALED.begin(Map.of("shortNo", Variables.stringValue("她说，丈夫酒后动手。", true))))
                .doesNotThrowAnyException();
    }
}
