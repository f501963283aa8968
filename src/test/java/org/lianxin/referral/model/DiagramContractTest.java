package org.lianxin.referral.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;
import org.lianxin.referral.handoff.HandoffVariables;
import org.lianxin.referral.handoff.UrgingVariables;
import org.lianxin.referral.modeling.ProcessVariable;
import org.lianxin.referral.modeling.ReachesOutside;
import org.lianxin.referral.register.ReferralVariables;
import org.lianxin.referral.retention.ErasureVariables;
import org.lianxin.referral.suggestion.SuggestionVariables;
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

    private static final String ASKS_FOR_THE_ADDRESS_ONLY = "DraftUrging";

    /** Waiting of our own for the next step of the ladder, and for the end of a pause. */
    private static final Set<String> ENDED_BY_THE_CLOCK = Set.of("UserTask_AwaitUrging", "UserTask_SuspendUrging");

    @Test
    void everyBeanNamedInADiagramExistsAndEveryDelegateIsUsed() {
        assertThat(Diagrams.delegates()).isEqualTo(delegateBeans());
    }

    /** The rule {@code async} goes by the mark. */
    @Test
    void aDelegateThatSendsMailSaysThatItReachesOutside() {
        assertThat(delegates().filter(DiagramContractTest::sendsMail).filter(delegate -> !delegate.getSimpleName()
                        .equals(ASKS_FOR_THE_ADDRESS_ONLY)))
                .isNotEmpty()
                .allMatch(delegate -> delegate.isAnnotationPresent(ReachesOutside.class));
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
    void everyFormIsUsed() {
        Set<String> used = new TreeSet<>();
        Diagrams.all(UserTask.class).forEach(task -> used.add(task.getCamundaFormRef()));
        Diagrams.all(StartEvent.class).stream()
                .map(start -> start.getAttributeValueNs(Diagrams.CAMUNDA, "formRef"))
                .filter(form -> form != null)
                .forEach(used::add);

        assertThat(forms().keySet()).isEqualTo(used);
    }

    @Test
    void whatAFormAsksForIsADeclaredVariable() {
        Set<String> declared = variables().stream().map(ProcessVariable::name).collect(Collectors.toSet());

        assertThat(forms())
                .allSatisfy((id, form) -> assertThat(declared).as(id).containsAll(keys(form.path("components"))));
    }

    @Test
    void theDecisionsThatTheProgramAsksExist() throws IOException {
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
                    .as("nothing ends the waiting for an agency but the agency")
                    .isEqualTo(ENDED_BY_THE_CLOCK.contains(event.getAttachedTo().getId()));
        });
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

    private static Stream<Class<?>> delegates() {
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(JavaDelegate.class));
        return scanner.findCandidateComponents("org.lianxin.referral").stream()
                .map(bean -> load(String.valueOf(bean.getBeanClassName())));
    }

    /** Itself, or through what it is given. */
    private static boolean sendsMail(Class<?> delegate) {
        return needs(delegate).anyMatch(part -> isMail(part) || needs(part).anyMatch(DiagramContractTest::isMail));
    }

    private static Stream<Class<?>> needs(Class<?> type) {
        return Arrays.stream(type.getDeclaredConstructors())
                .flatMap(constructor -> Arrays.stream(constructor.getParameterTypes()));
    }

    private static boolean isMail(Class<?> type) {
        return type.getPackageName().endsWith(".referral.mail");
    }

    private static boolean isComponent(String type) {
        return load(type).isAnnotationPresent(org.springframework.stereotype.Component.class);
    }

    private static Class<?> load(String type) {
        return ClassUtils.resolveClassName(type, DiagramContractTest.class.getClassLoader());
    }

    private static List<ProcessVariable<?>> variables() {
        return Stream.of(
                        ReferralVariables.ALL,
                        HandoffVariables.ALL,
                        UrgingVariables.ALL,
                        ErasureVariables.ALL,
                        TransferVariables.ALL,
                        SuggestionVariables.ALL)
                .flatMap(List::stream)
                .distinct()
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
