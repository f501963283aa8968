package org.lianxin.referral.security;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.cmd.AbstractCorrelateMessageCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.runtime.MessageCorrelationResultWithVariables;
import org.camunda.bpm.engine.runtime.ProcessInstanceWithVariables;
import org.jspecify.annotations.Nullable;

/**
 * Who moves a case on gets none of its variables in return. The engine hands out all of them on demand ({@code
 * withVariablesInReturn}, {@code variablesInResultEnabled}) without asking for a right to read.
 */
final class VariablesInReturn extends CommandInterceptor {

    @Override
    public <T> T execute(Command<T> command) {
        T result = next.execute(command);
        if (command instanceof SubmitTaskFormCmd || command instanceof CompleteTaskCmd) {
            clear((Map<?, ?>) result);
        } else if (command instanceof AbstractCorrelateMessageCmd) {
            clearCorrelated(result);
        } else if (result instanceof ProcessInstanceWithVariables started) {
            clear(started.getVariables());
        }
        return result;
    }

    private static void clearCorrelated(@Nullable Object result) {
        if (result instanceof List<?> several) {
            several.forEach(VariablesInReturn::clearCorrelated);
        } else if (result instanceof MessageCorrelationResultWithVariables correlated) {
            clear(correlated.getVariables());
        }
    }

    private static void clear(@Nullable Map<?, ?> variables) {
        if (variables != null) {
            variables.clear();
        }
    }
}
