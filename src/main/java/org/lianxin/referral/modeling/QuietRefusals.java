package org.lianxin.referral.modeling;

import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandContextFactory;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;

/**
 * A refused form, or a case that cannot follow its diagram, is everyday work and not a fault of the engine: it is not
 * logged as one, as with a task claimed by someone else.
 */
final class QuietRefusals extends CommandContextFactory {

    @Override
    public CommandContext createCommandContext() {
        return new CommandContext(processEngineConfiguration) {
            @Override
            protected boolean shouldLogFine(Throwable exception) {
                return exception instanceof FormFieldValidationException
                        || exception instanceof MigratingProcessInstanceValidationException
                        || super.shouldLogFine(exception);
            }
        };
    }
}
