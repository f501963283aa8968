package org.lianxin.referral.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lianxin.referral.ReferralTest;
import org.lianxin.referral.security.Browser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What an outside client of a caseworker may store, ask and write down in the engine. */
@ReferralTest
class GuardOverRestTest {

    private static final String INTAKE =
            """
            {"variables":{"channel":{"type":"String","value":"hotline"},"district":{"type":"String","value":"610702"},
            "receivedAt":{"type":"String","value":"2026-06-09T21:40:00+08:00"},
            "matter":{"type":"String","value":"family_dispute"},
            "victim":{"type":"Json","value":"{\\"name\\":\\"示例\\"}"}}}""";

    @LocalServerPort
    private int port;

    @Autowired
    private ProcessEngine engine;

    private String referralNo = "";
    private String task = "";

    @BeforeEach
    void aReferralWaitsForItsScreening() throws Exception {
        HttpResponse<String> started = client("POST", "/process-definition/key/referral/submit-form", INTAKE);
        assertThat(started.statusCode()).as(started.body()).isEqualTo(200);
        referralNo = started.body().replaceAll("(?s).*\"businessKey\":\"([^\"]+)\".*", "$1");
        task = engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(referralNo)
                .singleResult()
                .getId();
    }

    @ParameterizedTest
    @CsvSource({
        "victim, String, 赵某某, 变量〔victim〕类型不对",
        "newInformation, String, 赵某某, 变量〔newInformation〕类型不对",
        "remark, String, 赵某某说丈夫动手, 变量〔remark〕只能是代码",
        "victimAge, Boolean, true, 变量〔victimAge〕类型不对"
    })
    void aMessageCannotSmuggleWordsOrAnotherType(String name, String type, String value, String sentence)
            throws Exception {
        HttpResponse<String> answer = client(
                "POST",
                "/message",
                """
                {"messageName":"Msg_NewInformation","businessKey":"%s","processVariables":{"%s":{"type":"%s","value":%s}}}"""
                        .formatted(referralNo, name, type, type.equals("String") ? "\"" + value + "\"" : value));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains(sentence).doesNotContain("赵某某", "camunda");
    }

    @ParameterizedTest
    @CsvSource({
        "/task, processVariables, variableName",
        "/process-instance, variables, variableName",
        "/history/process-instance, variables, variableName"
    })
    void nobodyFindsACaseByWhatIsSealed(String resource, String filter) throws Exception {
        HttpResponse<String> answer = client(
                "POST", resource, "{\"" + filter + "\":[{\"name\":\"victim\",\"operator\":\"eq\",\"value\":\"赵某某\"}]}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("变量〔victim〕加密保存，不能按它查询").doesNotContain("赵某某");
    }

    @Test
    void byCodesOneStillFinds() throws Exception {
        HttpResponse<String> answer = client(
                "POST",
                "/task",
                "{\"processVariables\":[{\"name\":\"referralNo\",\"operator\":\"eq\",\"value\":\"" + referralNo
                        + "\"}]}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains(task);
    }

    @Test
    void aFilterByWhatIsSealedIsRefusedWhenItIsUsed() {
        var filter = engine.getFilterService()
                .newTaskFilter("by name")
                .setQuery(engine.getTaskService().createTaskQuery().processVariableValueEquals("victim", "赵某某"));
        engine.getFilterService().saveFilter(filter);
        try {
            assertThat(org.assertj.core.api.Assertions.catchThrowable(
                            () -> engine.getFilterService().list(filter.getId())))
                    .hasMessageContaining("不能按它查询");
        } finally {
            engine.getFilterService().deleteFilter(filter.getId());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /task/{id}/comment/create, {\"message\":\"赵某某\"}",
        "PUT, /task/{id}, {\"name\":\"赵某某\"}",
        "POST, /task/create, {\"name\":\"赵某某\"}",
        "POST, /task/{id}/attachment/create, {}",
        "PUT, /incident/x/annotation, {\"annotation\":\"赵某某\"}",
        "PUT, /user-operation/x/set-annotation, {\"annotation\":\"赵某某\"}"
    })
    void wordsHaveNoPlaceInTheEngineButTheForms(String method, String path, String body) throws Exception {
        HttpResponse<String> answer = client(method, path.replace("{id}", task), body);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(engine.getTaskService().getTaskComments(task)).isEmpty();
    }

    private HttpResponse<String> client(String method, String path, String body) throws Exception {
        return new Browser(port).asClient("hantai-caseworker", Browser.PASSWORD, method, "/engine-rest" + path, body);
    }
}
