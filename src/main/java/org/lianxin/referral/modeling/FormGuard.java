package org.lianxin.referral.modeling;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.spin.plugin.variable.SpinValues;

/** Refuses what does not meet the form of one start event or user task. */
final class FormGuard {

    private final FormReference reference;
    private final DeployedForms forms;
    private final Supplier<Clock> clock;

    FormGuard(FormReference reference, DeployedForms forms, Supplier<Clock> clock) {
        this.reference = reference;
        this.forms = forms;
        this.clock = clock;
    }

    /** Refuses a start whose variables are not what the form asks. */
    void checkStart(ExecutionEntity execution, VariableMap supplied) {
        refuse(FormCheck.check(form(execution, execution), SubmittedVariables.of(supplied), Map.of(), clock.get()));
    }

    /**
     * Refuses a submission that is not what the form asks. A list whose last row was removed is not sent at all by the
     * form viewer; it is added as an empty list, or else the old rows would stay.
     */
    void checkSubmission(ExecutionEntity execution, VariableScope task, VariableMap submitted) {
        FormSchema form = form(execution, task);
        Map<String, JsonNode> existing =
                form.looksAround() ? SubmittedVariables.of(task.getVariablesTyped(false)) : Map.of();
        refuse(FormCheck.check(form, SubmittedVariables.of(submitted), existing, clock.get()));
        form.fields().stream()
                .filter(field ->
                        field.type() == FieldType.DYNAMICLIST && field.hides().isEmpty())
                .filter(field -> field.path().size() == 1
                        && !submitted.containsKey(field.path().get(0)))
                .forEach(field -> submitted.putValueTyped(
                        field.path().get(0), SpinValues.jsonValue("[]").create()));
    }

    /** Refuses names that the form of the task does not have. */
    void checkNames(TaskEntity task, VariableMap variables) {
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        values.setAll(SubmittedVariables.of(variables));
        refuse(UnknownNames.in(form(task.getExecution(), task), values));
    }

    /** Refuses a completion without a submitted form if the variables are not what the form would have left. */
    void checkCompletion(ExecutionEntity execution) {
        Map<String, JsonNode> variables = SubmittedVariables.of(execution.getVariablesTyped(false));
        refuse(FormCheck.checkStored(form(execution, execution), variables, clock.get()));
    }

    /** The variables that the form of the task shows, asks or looks at. */
    Set<String> used(TaskEntity task) {
        return form(task.getExecution(), task).used();
    }

    private FormSchema form(ExecutionEntity execution, VariableScope scope) {
        return forms.find(reference, execution.getProcessDefinition().getDeploymentId(), scope);
    }

    private static void refuse(List<Finding> findings) {
        if (!findings.isEmpty()) {
            throw new FormRefusedException(findings);
        }
    }
}
