package org.lianxin.referral.security;

import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandContextFactory;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs what fails in the engine in its place: where, and by which exceptions, but not what those of others say. A refused form, or a case that cannot
 * follow its diagram, is everyday work and not a fault: it is not logged as one, as with a task claimed by someone else.
 */
final class PlainLog extends CommandContextFactory {

    private static final Logger LOG = LoggerFactory.getLogger(PlainLog.class);

    @Override
    public CommandContext createCommandContext() {
        return new CommandContext(processEngineConfiguration) {
            @Override
            protected void fireCommandFailed(Throwable failure) {
                super.fireCommandFailed(failure);
                if (!shouldLogInfo(failure) && !shouldLogFine(failure)) {
                    LOG.error("A command of the engine failed", PlainException.of(failure));
                }
            }

            @Override
            protected boolean shouldLogFine(Throwable failure) {
                return failure instanceof FormFieldValidationException
                        || failure instanceof MigratingProcessInstanceValidationException
                        || super.shouldLogFine(failure);
            }
        };
    }
}
