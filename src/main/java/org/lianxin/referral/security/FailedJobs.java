package org.lianxin.referral.security;

import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultFailedJobCommandFactory;

/** A failed job keeps where it failed and by which exception. */
final class FailedJobs extends DefaultFailedJobCommandFactory {

    @Override
    public Command<Object> getCommand(String jobId, Throwable exception) {
        return super.getCommand(jobId, PlainException.of(exception));
    }
}
