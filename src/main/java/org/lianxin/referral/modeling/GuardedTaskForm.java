package org.lianxin.referral.modeling;

import java.util.Set;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.form.TaskFormData;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.form.handler.TaskFormHandler;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.variable.VariableMap;

/** The engine's own form handler behind a check: the only place that sees exactly what was submitted. */
final class GuardedTaskForm implements TaskFormHandler {

    private final TaskFormHandler handler;
    private final FormGuard guard;

    GuardedTaskForm(TaskFormHandler handler, FormGuard guard) {
        this.handler = handler;
        this.guard = guard;
    }

    @Override
    public void submitFormVariables(VariableMap submitted, VariableScope scope) {
        guard.checkSubmission(((TaskEntity) scope).getExecution(), scope, submitted);
        handler.submitFormVariables(submitted, scope);
    }

    /** The variables that the form of the task shows, asks or looks at. */
    Set<String> used(TaskEntity task) {
        return guard.used(task);
    }

    /** Refuses names that the form of the task does not have. */
    void checkNames(TaskEntity task, VariableMap variables) {
        guard.checkNames(task, variables);
    }

    @Override
    public TaskFormData createTaskForm(TaskEntity task) {
        return handler.createTaskForm(task);
    }

    @Override
    public void parseConfiguration(
            Element element, DeploymentEntity deployment, ProcessDefinitionEntity definition, BpmnParse parse) {
        handler.parseConfiguration(element, deployment, definition, parse);
    }
}
