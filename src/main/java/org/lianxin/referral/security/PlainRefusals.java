package org.lianxin.referral.security;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.jspecify.annotations.Nullable;
import org.lianxin.referral.modeling.EntryRefusedException;

/**
 * A refusal reaches the person as it was meant. The engine wraps what a task listener or an expression throws into words of its own, and answers to
 * a matter of another county as to an error of the server; outside it is forbidden like any other. Of a task that is gone it speaks English.
 */
final class PlainRefusals extends CommandInterceptor {

    /** The engine has no exception of its own for it, and several codes. */
    private static final String OTHER_TENANT = "because it belongs to no authenticated tenant";

    /** Nor for a task that somebody else has done a moment ago, or that the case no longer needs. */
    private static final String GONE = "Cannot find task with id ";

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
        String message = String.valueOf(refused.getMessage());
        if (message.startsWith(GONE)) {
            return new EntryRefusedException("〔任务〕这一步已经办完，或者已不用办，这次提交没有存下。请刷新任务列表；要补充的，在本件页面登记新情况。");
        }
        return message.contains(OTHER_TENANT) ? new AuthorizationException(message) : refused;
    }
}
