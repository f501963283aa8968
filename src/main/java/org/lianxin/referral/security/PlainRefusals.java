package org.lianxin.referral.security;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.jspecify.annotations.Nullable;
import org.lianxin.referral.modeling.EntryRefusedException;

/**
 * A refusal reaches the person as it was meant. The engine wraps what a task listener or an expression throws into words of its own, and answers to
 * a matter of another county as to an error of the server; outside it is forbidden like any other.
 */
final class PlainRefusals extends CommandInterceptor {

    /** The engine has no exception of its own for it, and several codes. */
    private static final String OTHER_TENANT = "because it belongs to no authenticated tenant";

    @Override
    public <T> T execute(Command<T> command) {
        try {
            return next.execute(command);
        } catch (ProcessEngineException refused) {
            throw plain(refused);
        }
    }

    private static ProcessEngineException plain(ProcessEngineException refused) {
        for (@Nullable Throwable cause = refused; cause != null; cause = cause.getCause()) {
            if (cause instanceof EntryRefusedException sentence) {
                return sentence;
            }
        }
        return String.valueOf(refused.getMessage()).contains(OTHER_TENANT)
                ? new AuthorizationException(refused.getMessage())
                : refused;
    }
}
