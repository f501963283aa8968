package org.lianxin.referral.modeling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class UsedVariablesTest {

    @Test
    void whatFieldsAreBoundToIsUsed() {
        assertThat(FormReader.read(
                                """
                        {"components": [
                          {"type": "textfield", "key": "matter"},
                          {"type": "textfield", "key": "incident.place"},
                          {"type": "number", "key": "riskScore", "disabled": true},
                          {"type": "group", "components": [{"type": "textfield", "key": "town"}]},
                          {"type": "group", "path": "victim", "components": [{"type": "textfield", "key": "name"}]},
                          {"type": "dynamiclist", "path": "routes", "components": [{"type": "select", "key": "agencyId", "valuesKey": "agencies"}]}
                        ]}""")
                        .used())
                .contains("matter", "incident", "riskScore", "town", "victim", "routes")
                .doesNotContain("place", "name", "agencyId");
    }

    @Test
    void whatExpressionsTemplatesAndTablesNameIsUsed() {
        assertThat(FormReader.read(
                                """
                        {"components": [
                          {"type": "textfield", "key": "a", "conditional": {"hide": "=not(insufficient = true) and level.code = \\"respondent\\""}},
                          {"type": "select", "key": "b", "valuesExpression": "=for each in proposedRoutes return each.label"},
                          {"type": "text", "text": "到期：{{ substring(string(replyDueAt), 1, 10) }}，与 reporter 无关"},
                          {"type": "table", "dataSource": "=duplicates", "columns": [{"label": "姓名", "key": "household"}]},
                          {"type": "select", "key": "c", "valuesKey": "agencies"}
                        ]}""")
                        .used())
                .contains(
                        "a",
                        "b",
                        "c",
                        "insufficient",
                        "level",
                        "proposedRoutes",
                        "replyDueAt",
                        "duplicates",
                        "agencies")
                .doesNotContain("respondent", "reporter", "household", "code", "label");
    }

    @Test
    void theFormsOfTheHouseAreSparing() throws IOException {
        assertThat(used("plan")).contains("riskScore", "routes").doesNotContain("respondent", "reporter");
        assertThat(used("sign-letter")).contains("handoffNo").doesNotContain("victim", "screening");
        assertThat(used("risk-screening")).doesNotContain("respondent", "reporter", "consent");
    }

    private static Iterable<String> used(String form) throws IOException {
        return FormReader.read(Files.readString(Path.of("forms", form + ".form")))
                .used();
    }
}
