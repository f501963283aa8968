package org.lianxin.referral.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.FileValue;
import org.camunda.bpm.engine.variable.value.ObjectValue;
import org.camunda.spin.Spin;
import org.camunda.spin.json.SpinJsonNode;
import org.camunda.spin.plugin.variable.SpinValues;
import org.camunda.spin.plugin.variable.value.JsonValue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lianxin.referral.FreshDatabase;

class SealedVariablesTest {

    private static final String VICTIM = "{\"name\":\"赵某某\",\"phone\":\"09160000001\"}";

    private static final FreshDatabase DATABASE = FreshDatabase.create();
    private static final SealedEngine SEALED = SealedEngine.start(DATABASE, TestKeys.vault());

    private final RuntimeService runtime = SEALED.engine().getRuntimeService();
    private final HistoryService history = SEALED.engine().getHistoryService();

    @AfterEach
    void forget() {
        SEALED.forgetAll();
    }

    @AfterAll
    static void stop() {
        SEALED.close();
        DATABASE.drop();
    }

    @Test
    void jsonIsStillJsonForEverybodyWhoAsksTheEngine() {
        String id = SEALED.begin(Map.of("victim", victim())).getId();

        JsonValue now = runtime.getVariableTyped(id, "victim");
        assertThat(now.getType().getName()).isEqualTo("json");
        assertThat(now.getValue().prop("name").stringValue()).isEqualTo("赵某某");
        JsonValue unread = runtime.getVariableTyped(id, "victim", false);
        assertThat(unread.getValueSerialized()).isEqualTo(VICTIM);
        runtime.setVariable(id, "victim", Spin.JSON("{}").prop("name", "钱某某"));
        assertThat(history.createHistoricVariableInstanceQuery()
                        .variableName("victim")
                        .list())
                .singleElement()
                .satisfies(past -> {
                    assertThat(past.getTypeName()).isEqualTo("json");
                    assertThat(((SpinJsonNode) past.getValue()).prop("name").stringValue())
                            .isEqualTo("钱某某");
                });
    }

    @Test
    void bytesAndFilesComeBackAsTheyWent() throws IOException {
        FileValue file = Variables.fileValue("赵某某的伤情照片.jpg")
                .file("照片".getBytes(UTF_8))
                .mimeType("image/jpeg")
                .encoding("UTF-8")
                .create();
        String id = SEALED.begin(Map.of("scan", "扫描".getBytes(UTF_8), "photo", file))
                .getId();

        assertThat((byte[]) runtime.getVariable(id, "scan")).isEqualTo("扫描".getBytes(UTF_8));
        FileValue back = runtime.getVariableTyped(id, "photo");
        assertThat(back.getFilename()).isEqualTo("赵某某的伤情照片.jpg");
        assertThat(back.getMimeType()).isEqualTo("image/jpeg");
        assertThat(back.getEncoding()).isEqualTo("UTF-8");
        try (InputStream content = back.getValue()) {
            assertThat(content.readAllBytes()).isEqualTo("照片".getBytes(UTF_8));
        }
    }

    @Test
    void aVariableIsBoundToItsNameAndCannotBePutInAnothersPlace() {
        String id = SEALED.begin(Map.of("victim", victim(), "respondent", Spin.JSON("{\"name\":\"贺某\"}")))
                .getId();

        DATABASE.jdbc()
                .sql(
                        """
                        UPDATE ACT_GE_BYTEARRAY SET BYTES_ = (SELECT b.BYTES_ FROM ACT_GE_BYTEARRAY b JOIN ACT_RU_VARIABLE v
                          ON b.ID_ = v.BYTEARRAY_ID_ WHERE v.NAME_ = 'respondent')
                        WHERE ID_ = (SELECT BYTEARRAY_ID_ FROM ACT_RU_VARIABLE WHERE NAME_ = 'victim')""")
                .update();

        assertThatThrownBy(() -> runtime.getVariable(id, "victim"))
                .isInstanceOf(SealBrokenException.class)
                .hasMessageContaining("variable/victim")
                .hasMessageNotContaining("贺某");
    }

    @Test
    void aValueThatWasOnlyReadIsNotWrittenAgain() {
        String id = SEALED.begin(Map.of("victim", victim(), "list", new ArrayList<>(List.of("a"))))
                .getId();
        List<String> before = stored();

        runtime.getVariables(id);
        runtime.setVariable(id, "shortNo", "汉台26-123");

        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void theListOfADecisionIsSealedToo() {
        String id =
                SEALED.begin(Map.of("list", new ArrayList<>(List.of("赵某某")))).getId();

        assertThat(runtime.getVariable(id, "list")).isEqualTo(List.of("赵某某"));
        assertThat(DATABASE.jdbc()
                        .sql("SELECT TYPE_ FROM ACT_RU_VARIABLE WHERE NAME_ = 'list'")
                        .query(String.class)
                        .single())
                .isEqualTo("sealed-object");
        assertThat(DATABASE.jdbc()
                        .sql("SELECT BYTES_ FROM ACT_GE_BYTEARRAY WHERE NAME_ = 'list'")
                        .query((row, number) -> new String(row.getBytes(1), UTF_8))
                        .list())
                .isNotEmpty()
                .allSatisfy(bytes -> assertThat(bytes).doesNotContain("赵某某"));
    }

    @Test
    void anObjectInAnotherFormatIsRefused() {
        ObjectValue object = Variables.objectValue(new ArrayList<>(List.of("赵某某")))
                .serializationDataFormat("application/json")
                .create();

        assertThatThrownBy(() -> SEALED.begin(Map.of("list", object))).hasMessageContaining("变量〔list〕是以其他格式保存的程序对象");
        assertThat(runtime.createProcessInstanceQuery().count()).isZero();
    }

    @Test
    void whatTheMakersEngineStoredBeforeIsStillRead() {
        FreshDatabase old = FreshDatabase.create();
        String id;
        try (SealedEngine stock = SealedEngine.stock(old)) {
            id = stock.begin(Map.of("victim", victim())).getId();
        }

        try (SealedEngine now = SealedEngine.start(old, TestKeys.vault())) {
            assertThat(now.engine().getRuntimeService().getVariable(id, "victim"))
                    .hasToString(VICTIM);
            now.engine().getRuntimeService().setVariable(id, "victim", victim());
            assertThat(old.jdbc()
                            .sql("SELECT TYPE_ FROM ACT_RU_VARIABLE WHERE NAME_ = 'victim'")
                            .query(String.class)
                            .single())
                    .isEqualTo("sealed-json");
        }
        old.drop();
    }

    private List<String> stored() {
        return DATABASE.jdbc()
                .sql("SELECT NAME_, BYTES_ FROM ACT_GE_BYTEARRAY WHERE NAME_ IN ('victim', 'list') ORDER BY ID_")
                .query((row, number) -> row.getString(1) + HexFormat.of().formatHex(row.getBytes(2)))
                .list();
    }

    private static JsonValue victim() {
        return SpinValues.jsonValue(VICTIM).create();
    }
}
