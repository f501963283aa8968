package org.lianxin.referral.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Description;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.Text;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** What an administrator does in Camunda Modeler, done to the files as they are today. */
final class Changes {

    /** A file as it would be saved. */
    record Changed(String file, String content) {}

    private static final ObjectMapper JSON = new ObjectMapper();

    private Changes() {}

    /** One more line about the person concerned. */
    static Changed intakeForm(String key, String label) throws IOException {
        ObjectNode form = form("intake");
        for (JsonNode group : form.path("components")) {
            if (group.path("path").asText().equals("victim")) {
                ((ArrayNode) group.path("components"))
                        .addObject()
                        .put("type", "textfield")
                        .put("id", "Field_" + key)
                        .put("key", key)
                        .put("label", label);
            }
        }
        return written("intake", form);
    }

    /** The route becomes one of the choices of the plan. */
    static Changed planForm(String route, String label) throws IOException {
        ObjectNode form = form("plan");
        for (JsonNode component : form.findParents("key")) {
            if (component.path("key").asText().equals("routeId")) {
                ((ArrayNode) component.path("values"))
                        .addObject()
                        .put("label", label)
                        .put("value", route);
            }
        }
        return written("plan", form);
    }

    /** One more row, like the last one, for a matter whatever its facts and level. */
    static Changed route(String route, String matter, String agencyKind) {
        DmnModelInstance table = table("routing");
        Rule last = List.copyOf(table.getModelElementsByType(Rule.class))
                .get(table.getModelElementsByType(Rule.class).size() - 1);
        Rule added = table.newInstance(Rule.class, "Rule_routing_" + route);
        Description source = table.newInstance(Description.class);
        source.setTextContent(route + "：商请协调。依据：中国妇女发展纲要。");
        added.setDescription(source);
        List.of("\"" + matter + "\"", "", "").forEach(text -> {
            InputEntry entry = table.newInstance(InputEntry.class);
            entry.setText(text(table, text));
            added.getInputEntries().add(entry);
        });
        List.of(
                        "\"" + route + "\"",
                        "\"" + agencyKind + "\"",
                        "[]",
                        "\"formal_transfer\"",
                        "\"商请协调函\"",
                        "\"妇女权益保障法 73\"",
                        "\"\"")
                .forEach(text -> {
                    OutputEntry entry = table.newInstance(OutputEntry.class);
                    entry.setText(text(table, text));
                    added.getOutputEntries().add(entry);
                });
        last.getParentElement().insertElementAfter(added, last);
        return new Changed("routing.dmn", Dmn.convertToString(table));
    }

    /** The term to answer of one route holds for another, too. */
    static Changed replyTermAsOf(String route, String added) {
        DmnModelInstance table = table("deadlines");
        table.getModelElementsByType(InputEntry.class).stream()
                .map(InputEntry::getText)
                .filter(text -> text.getTextContent().contains("\"" + route + "\""))
                .forEach(text -> text.setTextContent(text.getTextContent() + ",\"" + added + "\""));
        return new Changed("deadlines.dmn", Dmn.convertToString(table));
    }

    /** A second timer at the waiting for the answer leads to where the first one leads. */
    static Changed secondReminder(String after, String label) {
        BpmnModelInstance diagram = diagram("agency-handoff");
        UserTask waiting = element(diagram, UserTask.class, "UserTask_TrackReply");
        waiting.builder()
                .boundaryEvent("BoundaryEvent_SecondReminder")
                .name(label)
                .cancelActivity(false)
                .timerWithDuration(after)
                .connectTo("Gateway_Remind");
        return written("agency-handoff", diagram);
    }

    /** Before the hand-offs of a red referral are opened, a supervisor looks at the plan; not the one who made it. */
    static Changed checkOfRedPlans() {
        BpmnModelInstance diagram = diagram("referral");
        SequenceFlow flow = element(diagram, SequenceFlow.class, "Flow_Planned_OpenHandoffs");
        FlowNode from = flow.getSource();
        FlowNode to = flow.getTarget();
        remove(flow.getDiagramElement());
        remove(flow);
        from.builder()
                .exclusiveGateway("Gateway_RedPlan")
                .name("红色件？")
                .condition("是", "${riskLevel == 'red'}")
                .userTask("UserTask_CheckRedPlan")
                .name("复核红色件方案")
                .camundaFormRef("check-red-plan")
                .camundaFormRefBinding("deployment")
                .camundaCandidateGroups("supervisor")
                .camundaDueDate("${due.at(execution, 'desk')}")
                .camundaExecutionListenerExpression("end", "${fourEyes.differ(execution, 'planner')}")
                .exclusiveGateway("Gateway_RedPlanChecked")
                .connectTo(to.getId());
        ExclusiveGateway choice = element(diagram, ExclusiveGateway.class, "Gateway_RedPlan");
        choice.builder().connectTo("Gateway_RedPlanChecked");
        choice.getOutgoing().stream()
                .filter(way -> way.getConditionExpression() == null)
                .forEach(way -> {
                    way.setName("否");
                    choice.setDefault(way);
                });
        return written("referral", diagram);
    }

    static Changed formOfTheCheck() throws IOException {
        ObjectNode form = form("approve-closure");
        form.put("id", "check-red-plan");
        ArrayNode components = form.putArray("components");
        ObjectNode decision = components
                .addObject()
                .put("type", "radio")
                .put("id", "Field_redPlanCheck")
                .put("key", "redPlanCheck")
                .put("label", "方案");
        decision.putArray("values").addObject().put("label", "同意").put("value", "agree");
        decision.putObject("validate").put("required", true);
        return written("check-red-plan", form);
    }

    private static void remove(ModelElementInstance element) {
        Objects.requireNonNull(element.getParentElement()).removeChildElement(element);
    }

    private static Text text(DmnModelInstance table, String content) {
        Text text = table.newInstance(Text.class);
        text.setTextContent(content);
        return text;
    }

    private static <T extends ModelElementInstance> T element(BpmnModelInstance diagram, Class<T> type, String id) {
        return type.cast(Objects.requireNonNull(diagram.<ModelElementInstance>getModelElementById(id), id));
    }

    private static BpmnModelInstance diagram(String name) {
        return Bpmn.readModelFromFile(new File("bpmn/" + name + ".bpmn"));
    }

    private static DmnModelInstance table(String name) {
        return Dmn.readModelFromFile(new File("bpmn/" + name + ".dmn"));
    }

    private static ObjectNode form(String name) throws IOException {
        return (ObjectNode) JSON.readTree(Files.readString(Path.of("forms", name + ".form")));
    }

    private static Changed written(String name, BpmnModelInstance diagram) {
        return new Changed(name + ".bpmn", Bpmn.convertToString(diagram));
    }

    private static Changed written(String name, ObjectNode form) throws IOException {
        return new Changed(name + ".form", JSON.writeValueAsString(form));
    }
}
