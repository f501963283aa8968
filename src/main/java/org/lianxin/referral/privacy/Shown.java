package org.lianxin.referral.privacy;

import java.io.InputStream;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.history.HistoricDecisionInstance;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.history.HistoricVariableUpdate;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.impl.cmd.GetHistoricJobLogExceptionStacktraceCmd;
import org.camunda.bpm.engine.impl.cmd.GetJobExceptionStacktraceCmd;
import org.camunda.bpm.engine.impl.cmd.GetRenderedTaskFormCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskFormVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceCmd;
import org.camunda.bpm.engine.impl.db.DbEntity;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.AttachmentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.HistoricJobLogEventEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;
import org.camunda.bpm.engine.runtime.MessageCorrelationResultWithVariables;
import org.camunda.bpm.engine.runtime.ProcessInstanceWithVariables;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.camunda.bpm.engine.task.Attachment;
import org.camunda.bpm.engine.task.Comment;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;

/** The process instances of which the result of a command shows what may be a person's data. */
final class Shown {

    /** Where persons' data and free text are kept; the other types hold codes, numbers and dates (contract test of the forms). */
    private static final Set<String> SENSITIVE = Set.of("json", "bytes", "file", "object", "xml");

    private Shown() {}

    static Set<String> by(Command<?> command, @Nullable Object result, CommandContext context) {
        return ids(command, result, context).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    private static Stream<@Nullable String> ids(Command<?> command, @Nullable Object result, CommandContext context) {
        // What a start gives back the starter has just entered.
        if (result == null || command instanceof StartProcessInstanceCmd) {
            return Stream.empty();
        }
        // Who opens a form is at work on the case, whatever the form shows of it.
        return command instanceof GetTaskFormVariablesCmd
                ? cached(TaskEntity.class, context).map(TaskEntity::getProcessInstanceId)
                : Stream.concat(named(result), read(command, result, context));
    }

    /** Results that tell themselves whose they are. */
    private static Stream<@Nullable String> named(Object result) {
        if (result instanceof Collection<?> list) {
            return list.stream().filter(Objects::nonNull).flatMap(Shown::named);
        }
        if (result instanceof VariableInstance variable) {
            return only(SENSITIVE.contains(variable.getTypeName()), variable.getProcessInstanceId());
        }
        if (result instanceof HistoricVariableInstance variable) {
            return only(SENSITIVE.contains(variable.getTypeName()), variable.getProcessInstanceId());
        }
        if (result instanceof HistoricVariableUpdate update) {
            return only(SENSITIVE.contains(update.getTypeName()), update.getProcessInstanceId());
        }
        if (result instanceof HistoricDecisionInstance decision) {
            return Stream.of(decision.getProcessInstanceId());
        }
        if (result instanceof UserOperationLogEntry operation) {
            return Stream.of(operation.getProcessInstanceId());
        }
        if (result instanceof Comment comment) {
            return Stream.of(comment.getProcessInstanceId());
        }
        if (result instanceof Attachment attachment) {
            return Stream.of(attachment.getProcessInstanceId());
        }
        return Stream.empty();
    }

    /** Results that do not: they belong to what the command has read. */
    private static Stream<@Nullable String> read(Command<?> command, Object result, CommandContext context) {
        if (isSensitive(result) || carriesVariables(result) || command instanceof GetRenderedTaskFormCmd) {
            return cached(VariableInstanceEntity.class, context)
                    .filter(variable -> SENSITIVE.contains(variable.getTypeName()))
                    .map(VariableInstanceEntity::getProcessInstanceId);
        }
        if (command instanceof GetJobExceptionStacktraceCmd) {
            return cached(JobEntity.class, context).map(JobEntity::getProcessInstanceId);
        }
        if (command instanceof GetHistoricJobLogExceptionStacktraceCmd) {
            return cached(HistoricJobLogEventEntity.class, context)
                    .map(HistoricJobLogEventEntity::getProcessInstanceId);
        }
        return result instanceof InputStream
                ? cached(AttachmentEntity.class, context).map(AttachmentEntity::getProcessInstanceId)
                : Stream.empty();
    }

    private static boolean isSensitive(Object result) {
        if (result instanceof VariableMap variables) {
            return variables.keySet().stream()
                    .map(name -> (Object) variables.getValueTyped(name))
                    .anyMatch(value -> value != null && isSensitive(value));
        }
        return result instanceof TypedValue value
                && value.getType() != null
                && SENSITIVE.contains(value.getType().getName());
    }

    /** Answers to a message carry all variables of the instance. */
    private static boolean carriesVariables(Object result) {
        return result instanceof MessageCorrelationResultWithVariables
                || result instanceof ProcessInstanceWithVariables
                || (result instanceof Collection<?> list
                        && list.stream().anyMatch(MessageCorrelationResultWithVariables.class::isInstance));
    }

    private static <T extends DbEntity> Stream<T> cached(Class<T> type, CommandContext context) {
        return context.getDbEntityManager().getDbEntityCache().getEntitiesByType(type).stream();
    }

    private static Stream<@Nullable String> only(boolean sensitive, @Nullable String processInstanceId) {
        return sensitive ? Stream.of(processInstanceId) : Stream.empty();
    }
}
