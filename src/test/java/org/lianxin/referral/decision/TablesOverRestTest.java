package org.lianxin.referral.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.spin.Spin;
import org.camunda.spin.plugin.variable.SpinValues;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lianxin.referral.ReferralTest;
import org.lianxin.referral.modeling.AroundTheGate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;

/** The tables as an outside client meets them through {@code engine-rest}, and as a diagram does. */
@ReferralTest
class TablesOverRestTest {

    private static final String CALM = "{%s}"
            .formatted(String.join(
                    ",", Screening.ITEMS.stream().map("\"%s\":\"0\""::formatted).toList()));

    @Autowired
    private TestRestTemplate rest;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @BeforeEach
    void signIn() {
        rest = rest.withBasicAuth("city-caseworker", "Lianxin-demo-2026");
    }

    @Test
    void anOutsideClientAsksForTheLevelOfAScreening() {
        Map<String, Object> strangled = Map.of(
                "screening", json(CALM.replace("\"a2\":\"0\"", "\"a2\":\"2\"")),
                "victimAge", Map.of("type", "Integer", "value", 34),
                "matter", Map.of("type", "String", "value", "domestic_violence"));
        assertThat(values(evaluate("riskScore", strangled))).containsExactly(Map.of("riskScore", "5"));
        assertThat(values(evaluate("riskTriggers", strangled))).containsExactly(Map.of("item", "a2", "floor", "red"));
        assertThat(values(evaluate("riskLevel", strangled)))
                .containsExactly(Map.of("riskLevel", "red", "insufficient", "false"));
    }

    @Test
    void anOutsideClientMayLeaveOutWhatItDoesNotKnow() {
        assertThat(values(evaluate("riskLevel", Map.of("screening", json("{\"b4\":\"1\",\"a1\":null}")))))
                .containsExactly(Map.of("riskLevel", "orange", "insufficient", "true"));
        assertThat(values(evaluate("riskLevel", Map.of())))
                .containsExactly(Map.of("riskLevel", "yellow", "insufficient", "true"));
        assertThat(values(evaluate("routing", Map.of()))).isEmpty();
    }

    @Test
    void anOutsideClientAsksForRoutesAndTerms() {
        JsonNode routes = evaluate(
                "routing",
                Map.of(
                        "matter", Map.of("type", "String", "value", "minor_sexual_abuse"),
                        "facts", json("[\"minor_harmed\",\"needs_lawyer\",\"guardian_dangerous\"]"),
                        "riskLevel", Map.of("type", "String", "value", "red")));
        assertThat(routes).hasSize(3);
        assertThat(routes.at("/0/routeId/value").asText()).isEqualTo("R02");
        assertThat(routes.at("/0/copyKinds/value")).hasSize(2);
        assertThat(routes.at("/0/copyKinds/value/0").asText()).isEqualTo("procuratorate");
        assertThat(routes.at("/1/copyKinds/value").isArray()).isTrue();
        assertThat(values(evaluate(
                        "deadline",
                        Map.of(
                                "milestone", Map.of("type", "String", "value", "reply"),
                                "routeId", Map.of("type", "String", "value", "R04"),
                                "riskLevel", Map.of("type", "String", "value", "red")))))
                .containsExactly(
                        Map.of("term", "24", "unit", "hour", "roll", "none", "kind", "S", "basis", "反家庭暴力法 28（D02）"));
    }

    @Test
    void aDiagramAsksWithItsOwnVariables() {
        Deployment asking = AroundTheGate.deploy(
                repository,
                repository
                        .createDeployment()
                        .addModelInstance(
                                "asking.bpmn",
                                Bpmn.createExecutableProcess("asking")
                                        .camundaHistoryTimeToLiveString("P1D")
                                        .startEvent()
                                        .businessRuleTask()
                                        .camundaDecisionRef("riskLevel")
                                        .camundaMapDecisionResult("singleResult")
                                        .camundaResultVariable("level")
                                        .businessRuleTask()
                                        .camundaDecisionRef("routing")
                                        .camundaMapDecisionResult("resultList")
                                        .camundaResultVariable("proposed")
                                        .userTask()
                                        .endEvent()
                                        .done()));
        VariableMap variables = Variables.putValue("screening", SpinValues.jsonValue(CALM))
                .putValue("facts", Spin.JSON(List.of("minor_harmed")))
                .putValue("matter", "minor_harm")
                .putValue("victimAge", 12)
                .putValue("riskLevel", "orange");
        String instance = runtime.startProcessInstanceByKey("asking", variables).getId();
        assertThat(runtime.getVariable(instance, "level"))
                .isEqualTo(Map.of("riskLevel", "orange", "insufficient", false));
        assertThat(runtime.getVariable(instance, "proposed"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(1);
        repository.deleteDeployment(asking.getId(), true);
    }

    private JsonNode evaluate(String decision, Map<String, Object> variables) {
        JsonNode answer = rest.postForObject(
                "/engine-rest/decision-definition/key/{key}/evaluate",
                Map.of("variables", variables),
                JsonNode.class,
                decision);
        assertThat(answer.isArray()).as(answer.toString()).isTrue();
        return answer;
    }

    private static List<Map<String, String>> values(JsonNode answer) {
        return answer.valueStream()
                .map(row -> row.properties().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                cell -> cell.getValue().get("value").asText())))
                .toList();
    }

    private static Map<String, Object> json(String text) {
        return Map.of("type", "Json", "value", text);
    }
}
