package org.lianxin.referral.security;

import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultFailedJobCommandFactory;
import org.jspecify.annotations.Nullable;

/**
 * A failed job keeps where it failed and by which exception, in plain text. What an exception of somebody else says may quote the data it choked on;
 * only our own words are kept.
 */
final class FailedJobs extends DefaultFailedJobCommandFactory {

    private static final String OURS = "org.lianxin.";

    @Override
    public Command<Object> getCommand(String jobId, Throwable exception) {
        return super.getCommand(jobId, Kept.of(exception));
    }

    private static final class Kept extends Exception {

        private static final long serialVersionUID = 1L;

        private Kept(String words, @Nullable Throwable cause, StackTraceElement[] places) {
            super(words, cause);
            setStackTrace(places);
        }

        private static Kept of(Throwable exception) {
            String type = exception.getClass().getName();
            @Nullable Throwable cause = exception.getCause();
            return new Kept(
                    type.startsWith(OURS) ? type + ": " + exception.getMessage() : type,
                    cause == null ? null : of(cause),
                    exception.getStackTrace());
        }
    }
}
