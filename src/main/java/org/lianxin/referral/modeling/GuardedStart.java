package org.lianxin.referral.modeling;

import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.variable.VariableMap;

/** Checks a start by whatever way it came, form, REST or Java, before anything else happens in the instance. */
final class GuardedStart implements ExecutionListener {

    private final FormGuard guard;

    GuardedStart(FormGuard guard) {
        this.guard = guard;
    }

    @Override
    public void notify(DelegateExecution execution) {
        ExecutionEntity started = (ExecutionEntity) execution;
        if (started.getSuperExecution() != null) {
            return;
        }
        VariableMap supplied = started.getVariablesTyped(false);
        removeInitiator(started, supplied);
        guard.checkStart(started, supplied);
    }

    /** The engine itself adds the starter's id if the diagram names a variable for it. */
    private static void removeInitiator(ExecutionEntity started, VariableMap supplied) {
        Object name = started.getProcessDefinition().getProperty(BpmnParse.PROPERTYNAME_INITIATOR_VARIABLE_NAME);
        String starter = Context.getCommandContext().getAuthenticatedUserId();
        if (name instanceof String variable && Objects.equals(supplied.get(variable), starter)) {
            supplied.remove(variable);
        }
    }
}
