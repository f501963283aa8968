package org.lianxin.referral.modeling;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.lianxin.referral.modeling.EnteredForm.Group;
import org.lianxin.referral.modeling.EnteredForm.Line;
import org.springframework.stereotype.Component;

/** Gives the variables of a case back in the words of the forms that asked for them. */
@Component
public class EnteredForms {

    private final RepositoryService repository;

    /** By process definition. A version never changes, so it is read once. */
    private final Map<String, List<Form>> read = new ConcurrentHashMap<>();

    EnteredForms(RepositoryService repository) {
        this.repository = repository;
    }

    private record Form(String title, FormSchema schema) {}

    /**
     * The forms in the order of the diagram, each value once, where it was first asked for. What is empty, or what no form
     * of this version has, is left out.
     */
    public List<EnteredForm> of(String processDefinitionId, VariableMap variables) {
        Map<String, JsonNode> values = SubmittedVariables.of(variables);
        Set<List<String>> shown = new HashSet<>();
        List<EnteredForm> forms = new ArrayList<>();
        for (Form form : read.computeIfAbsent(processDefinitionId, this::formsOf)) {
            Map<String, List<Line>> groups = new LinkedHashMap<>();
            form.schema().fields().stream()
                    .filter(field -> shown.add(field.path()))
                    .forEach(field -> FieldText.lines(field, value(values, field.path()), values)
                            .forEach(line -> groups.computeIfAbsent(field.group(), title -> new ArrayList<>())
                                    .add(line)));
            if (!groups.isEmpty()) {
                forms.add(new EnteredForm(
                        form.title(),
                        groups.entrySet().stream()
                                .map(group -> new Group(group.getKey(), group.getValue()))
                                .toList()));
            }
        }
        return forms;
    }

    private static JsonNode value(Map<String, JsonNode> values, List<String> path) {
        JsonNode value = values.getOrDefault(path.get(0), MissingNode.getInstance());
        for (String name : path.subList(1, path.size())) {
            value = value.path(name);
        }
        return value;
    }

    private List<Form> formsOf(String processDefinitionId) {
        BpmnModelInstance diagram = repository.getBpmnModelInstance(processDefinitionId);
        String deployment = repository.getProcessDefinition(processDefinitionId).getDeploymentId();
        return Stream.<FlowNode>concat(
                        diagram.getModelElementsByType(StartEvent.class).stream(),
                        diagram.getModelElementsByType(UserTask.class).stream())
                .flatMap(step -> formOf(step, deployment).stream())
                .toList();
    }

    private Optional<Form> formOf(FlowNode step, String deployment) {
        return Optional.ofNullable(step.getAttributeValueNs("http://camunda.org/schema/1.0/bpmn", "formRef"))
                .map(key -> new Form(String.valueOf(step.getName()), schema(deployment, key + ".form")));
    }

    private FormSchema schema(String deployment, String file) {
        try (InputStream content = repository.getResourceAsStream(deployment, file)) {
            return FormReader.read(new String(content.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
