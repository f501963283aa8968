package org.lianxin.referral.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lianxin.referral.handoff.HandoffVariables;
import org.lianxin.referral.modeling.ProcessVariable;
import org.lianxin.referral.organisation.Roles;
import org.lianxin.referral.register.ReferralVariables;
import org.lianxin.referral.retention.ErasureVariables;
import org.lianxin.referral.transfer.TransferVariables;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;

/** What diagrams, forms, tables and code promise each other, checked from both sides. */
class DiagramContractTest {

    /** What the engine itself offers to expressions. */
    private static final Set<String> ENGINE_OBJECTS = Set.of("execution", "task", "decisionResult", "JSON");

    /** Named in expressions with a method, not as a whole. */
    private static final Set<String> EXPRESSION_BEANS =
            Set.of("due", "fourEyes", "handoffEvents", "notices", "openMatters", "register", "riskLevels");

    private static final Pattern GROUP_EXPRESSION = Pattern.compile("\\$\\{signerGroup}");

    static List<Path> diagrams() {
        return Diagrams.files("bpmn", ".bpmn");
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void aDiagramIsNamedAfterItsProcessAndSaysWhatItIs(Path file) {
        Process process = process(Diagrams.model(file));

        assertThat(file.getFileName()).hasToString(process.getId() + ".bpmn");
        assertThat(process.getName()).isNotBlank();
        assertThat(process.getDocumentations()).hasSize(1);
        assertThat(process.getCamundaHistoryTimeToLiveString()).isNotBlank();
        assertThat(process.getCamundaVersionTag()).isNotBlank();
        assertThat(process.isExecutable()).isTrue();
    }

    @Test
    void theIdsThatOutsideClientsRelyOnAreThere() {
        Set<String> ids = Stream.of(FlowNode.class, Process.class)
                .flatMap(type -> Diagrams.all(type).stream())
                .map(element -> element.getAttributeValue("id"))
                .collect(Collectors.toSet());

        assertThat(ids)
                .contains(
                        "referral",
                        "agency-handoff",
                        "ServiceTask_RegisterReferral",
                        "UserTask_CheckDuplicate",
                        "UserTask_VerifyReport",
                        "UserTask_ScreenRisk",
                        "UserTask_ConfirmPlan",
                        "UserTask_ReviewLowering",
                        "UserTask_EmergencyCall",
                        "UserTask_ReviewResults",
                        "UserTask_ProposeClosure",
                        "UserTask_ApproveClosure",
                        "UserTask_AssessNewInformation",
                        "EndEvent_Merged",
                        "EndEvent_Closed",
                        "EndEvent_Withdrawn",
                        "EndEvent_Transferred",
                        "SubProcess_Assessment",
                        "UserTask_FollowUp",
                        "UserTask_ApproveWithdrawal",
                        "UserTask_WriteNotice",
                        "ServiceTask_DraftLetter",
                        "UserTask_CheckLetter",
                        "UserTask_SignLetter",
                        "ServiceTask_SendHandoffLetter",
                        "UserTask_CorrectDelivery",
                        "UserTask_TrackAcknowledgement",
                        "UserTask_HandleReturn",
                        "UserTask_TrackReply",
                        "UserTask_ReviewReply",
                        "EndEvent_HandoffCompleted",
                        "EndEvent_HandoffCancelled");
    }

    @Test
    void everyBeanNamedInADiagramExistsAndEveryDelegateIsUsed() {
        assertThat(Diagrams.delegates()).isEqualTo(delegateBeans());
    }

    @Test
    void expressionsReachOnlyTheBeansMadeForThem() {
        Set<String> allowed = new TreeSet<>(ENGINE_OBJECTS);
        allowed.addAll(EXPRESSION_BEANS);
        variables().stream().map(ProcessVariable::name).forEach(allowed::add);
        allowed.add("handoff"); // element of the multi-instance over variable handoffs

        assertThat(allowed).containsAll(Diagrams.expressionRoots());
        assertThat(Diagrams.expressionRoots()).containsAll(EXPRESSION_BEANS);
    }

    @Test
    void everyUserTaskHasFormGroupAndDueDate() {
        assertThat(Diagrams.all(UserTask.class)).isNotEmpty().allSatisfy(task -> {
            assertThat(task.getName()).as(task.getId()).isNotBlank();
            assertThat(task.getCamundaFormRef()).as(task.getId()).isNotBlank();
            assertThat(task.getCamundaFormRefBinding()).as(task.getId()).isEqualTo("deployment");
            assertThat(task.getCamundaCandidateGroups()).as(task.getId()).isNotBlank();
            assertThat(task.getCamundaDueDate()).as(task.getId()).isNotBlank();
        });
    }

    @Test
    void candidateGroupsAreRolesOfTheFederation() {
        Set<String> roles = Arrays.stream(Roles.class.getFields())
                .map(DiagramContractTest::constant)
                .collect(Collectors.toSet());

        assertThat(Diagrams.all(UserTask.class))
                .extracting(UserTask::getCamundaCandidateGroups)
                .allSatisfy(group -> assertThat(GROUP_EXPRESSION.matcher(group).matches() || roles.contains(group))
                        .as(group)
                        .isTrue());
    }

    @Test
    void everyFormNamedExistsAndEveryFormIsUsed() {
        Set<String> used = new TreeSet<>();
        Diagrams.all(UserTask.class).forEach(task -> used.add(task.getCamundaFormRef()));
        Diagrams.all(StartEvent.class).stream()
                .map(start -> start.getAttributeValueNs(Diagrams.CAMUNDA, "formRef"))
                .filter(form -> form != null)
                .forEach(used::add);

        assertThat(forms().keySet()).isEqualTo(used);
        assertThat(forms())
                .allSatisfy((id, form) -> assertThat(form.path("id").asText()).isEqualTo(id));
    }

    @Test
    void whatAFormAsksForIsADeclaredVariable() {
        Set<String> declared = variables().stream().map(ProcessVariable::name).collect(Collectors.toSet());

        assertThat(forms())
                .allSatisfy((id, form) -> assertThat(declared).as(id).containsAll(keys(form.path("components"))));
    }

    @Test
    void everyDecisionNamedExists() throws IOException {
        Set<String> decisions = new TreeSet<>();
        for (Path file : Diagrams.files("bpmn", ".dmn")) {
            try (var in = Files.newInputStream(file)) {
                DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine().parseDecisions(in).stream()
                        .map(DmnDecision::getKey)
                        .forEach(decisions::add);
            }
        }

        assertThat(decisions)
                .contains("riskScore", "riskTriggers", "riskLevel", "routing", "deadline", "retention", "followUps");
        assertThat(Diagrams.all(BusinessRuleTask.class))
                .isNotEmpty()
                .extracting(BusinessRuleTask::getCamundaDecisionRef)
                .allSatisfy(decision -> assertThat(decisions).contains(decision));
    }

    @Test
    void calledProcessesExist() {
        Set<String> processes =
                Diagrams.all(Process.class).stream().map(Process::getId).collect(Collectors.toSet());

        assertThat(Diagrams.all(CallActivity.class))
                .extracting(CallActivity::getCalledElement)
                .isNotEmpty()
                .allSatisfy(called -> assertThat(processes).contains(called));
    }

    @Test
    void messagesCarryTheNamesOfTheContract() {
        assertThat(Diagrams.all(Message.class))
                .extracting(Message::getName)
                .containsExactlyInAnyOrder(
                        "Msg_ReportSubmitted",
                        "Msg_NewInformation",
                        "Msg_WithdrawReferral",
                        "Msg_TransferAccepted",
                        "Msg_TransferAnswered",
                        "Msg_TransferTakenBack",
                        "Msg_HandoffAcknowledged",
                        "Msg_HandoffReturned",
                        "Msg_HandoffUndeliverable",
                        "Msg_HandoffProgress",
                        "Msg_HandoffCompleted",
                        "Msg_CancelHandoff",
                        "Msg_NewLinkRequested");
    }

    @Test
    void everyTimerSaysWhenItFires() {
        assertThat(Diagrams.all(TimerEventDefinition.class)).isNotEmpty().allSatisfy(timer -> {
            if (timer.getParentElement() instanceof StartEvent start) {
                assertThat(start.getName()).matches(".*满\\d+天");
                assertThat(start.isInterrupting()).isFalse();
                return;
            }
            BoundaryEvent event = (BoundaryEvent) timer.getParentElement();
            assertThat(event.getName()).contains("时限");
            boolean halfway = timer.getTimeDate().getTextContent().contains("ReminderAt");
            assertThat(event.getName().endsWith("过半")).as(event.getName()).isEqualTo(halfway);
            assertThat(event.cancelActivity())
                    .as("a reminder does not end the waiting")
                    .isFalse();
        });
    }

    @Test
    void everyExclusiveChoiceHasAWayThatIsAlwaysOpen() {
        assertThat(Diagrams.all(org.camunda.bpm.model.bpmn.instance.ExclusiveGateway.class).stream()
                        .filter(gateway -> gateway.getOutgoing().size() > 1))
                .isNotEmpty()
                .allSatisfy(gateway -> {
                    assertThat(gateway.getName()).as(gateway.getId()).endsWith("？");
                    assertThat(gateway.getOutgoing())
                            .extracting(SequenceFlow::getName)
                            .allMatch(name -> !name.isBlank());
                    boolean total = gateway.getDefault() != null
                            || gateway.getOutgoing().stream().allMatch(flow -> flow.getConditionExpression() != null);
                    assertThat(total).as(gateway.getId()).isTrue();
                });
    }

    private static Process process(BpmnModelInstance model) {
        Collection<Process> processes = model.getModelElementsByType(Process.class);
        assertThat(processes).hasSize(1);
        return processes.iterator().next();
    }

    private static Set<String> delegateBeans() {
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        Stream.of(JavaDelegate.class, ExecutionListener.class, TaskListener.class)
                .forEach(type -> scanner.addIncludeFilter(new AssignableTypeFilter(type)));
        return scanner.findCandidateComponents("org.lianxin.referral").stream()
                .filter(bean -> bean.getBeanClassName() != null && isComponent(bean.getBeanClassName()))
                .map(bean -> ClassUtils.getShortNameAsProperty(load(bean.getBeanClassName())))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isComponent(String type) {
        return load(type).isAnnotationPresent(org.springframework.stereotype.Component.class);
    }

    private static Class<?> load(String type) {
        return ClassUtils.resolveClassName(type, DiagramContractTest.class.getClassLoader());
    }

    private static String constant(java.lang.reflect.Field field) {
        try {
            return String.valueOf(field.get(null));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<ProcessVariable<?>> variables() {
        return Stream.of(ReferralVariables.ALL, HandoffVariables.ALL, ErasureVariables.ALL, TransferVariables.ALL)
                .flatMap(List::stream)
                .toList();
    }

    private static Map<String, JsonNode> forms() {
        ObjectMapper json = new ObjectMapper();
        Map<String, JsonNode> forms = new TreeMap<>();
        for (Path file : Diagrams.files("forms", ".form")) {
            try {
                forms.put(file.getFileName().toString().replace(".form", ""), json.readTree(Files.readString(file)));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
        return forms;
    }

    /** Names of the variables a form writes: a path for a group or list, a key for a field. */
    private static Set<String> keys(JsonNode components) {
        Set<String> keys = new TreeSet<>();
        for (JsonNode component : components) {
            String path = component.path("path").asText("");
            if (!path.isEmpty()) {
                keys.add(root(path));
            } else if (component.has("components")) {
                keys.addAll(keys(component.path("components")));
            } else if (component.has("key")
                    && !component.path("type").asText().matches("text|html|table|button|expression")) {
                keys.add(root(component.path("key").asText()));
            }
        }
        return keys;
    }

    private static String root(String path) {
        return path.replaceFirst("\\..*", "");
    }
}
