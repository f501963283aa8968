package org.lianxin.referral.modeling;

import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandContextFactory;

/** A refused form is everyday work, not a fault of the engine: it is not logged as one, as with a task claimed by someone else. */
final class QuietRefusals extends CommandContextFactory {

    @Override
    public CommandContext createCommandContext() {
        return new CommandContext(processEngineConfiguration) {
            @Override
            protected boolean shouldLogFine(Throwable exception) {
                return exception instanceof FormFieldValidationException || super.shouldLogFine(exception);
            }
        };
    }
}
