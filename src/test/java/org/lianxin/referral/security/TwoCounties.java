package org.lianxin.referral.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lianxin.referral.security.Browser.PASSWORD;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.lianxin.referral.handoff.WaitingHandoff;
import org.springframework.boot.test.context.TestComponent;

/**
 * Referrals in two counties, each taken in over HTTP, at the risk screening, with one hand-off the agency has answered.
 */
@TestComponent
public class TwoCounties {

    public static final String HANTAI = "610702";
    public static final String YANGXIAN = "610723";

    /** Stands nowhere but in the data of the victims. */
    public static final String VICTIM = "甲氏无名";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ProcessEngine engine;
    private final WaitingHandoff waiting;

    TwoCounties(ProcessEngine engine, WaitingHandoff waiting) {
        this.engine = engine;
        this.waiting = waiting;
    }

    /** Every number and id by which one referral could be asked for. */
    public record Case(
            String number, String instance, String task, String handoff, String handoffInstance, UUID file) {}

    public Case reports(int port, String person, String district, String matter) throws Exception {
        HttpResponse<String> answer = new Browser(port)
                .asClient(
                        person,
                        PASSWORD,
                        "POST",
                        "/engine-rest/process-definition/key/referral/submit-form",
                        JSON.writeValueAsString(Map.of(
                                "variables",
                                Map.of(
                                        "channel", text("womens_council"),
                                        "district", text(district),
                                        "receivedAt", text("2026-06-09T12:00:00Z"),
                                        "matter", text(matter),
                                        "victim",
                                                Map.of(
                                                        "type",
                                                        "Json",
                                                        "value",
                                                        "{\"name\":\"" + VICTIM + "\",\"sex\":\"female\"}")))));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        String instance = JSON.readTree(answer.body()).path("id").asText();
        String number = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceId(instance)
                .singleResult()
                .getBusinessKey();
        Task task = engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(instance)
                .taskDefinitionKey("UserTask_ScreenRisk")
                .singleResult();
        String handoff = waiting.begin("关于移送线索的函", number, district);
        String handoffInstance = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(handoff)
                .singleResult()
                .getId();
        return new Case(number, instance, task.getId(), handoff, handoffInstance, waiting.answered(handoff));
    }

    private static Map<String, String> text(String value) {
        return Map.of("type", "String", "value", value);
    }
}
