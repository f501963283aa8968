package org.lianxin.referral.security;

import java.io.Serializable;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.delegate.DelegateCaseExecution;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.DelegateVariableMapping;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.form.handler.DefaultTaskFormHandler;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidator;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidatorContext;
import org.camunda.bpm.engine.variable.VariableMap;

/** Sings when code runs that nobody should be able to run. */
public class Canary extends DefaultTaskFormHandler
        implements JavaDelegate,
                ExecutionListener,
                TaskListener,
                DelegateVariableMapping,
                FormFieldValidator,
                Serializable {

    private static final AtomicInteger SONGS = new AtomicInteger();

    /** Through reflection, from nothing but a text. */
    static final String BY_REFLECTION =
            "${''.getClass().forName('%s').getMethod('sing').invoke(null)}".formatted(Canary.class.getName());

    public Canary() {}

    public static void sing() {
        SONGS.incrementAndGet();
    }

    static void hush() {
        SONGS.set(0);
    }

    static boolean sang() {
        return SONGS.get() > 0;
    }

    /** Seen as property {@code song}. */
    public String getSong() {
        sing();
        return "song";
    }

    @Override
    public void execute(DelegateExecution execution) {
        sing();
    }

    @Override
    public void notify(DelegateExecution execution) {
        sing();
    }

    @Override
    public void notify(DelegateTask task) {
        sing();
    }

    public void notify(DelegateCaseExecution execution) {
        sing();
    }

    @Override
    public void mapInputVariables(DelegateExecution execution, VariableMap variables) {
        sing();
    }

    @Override
    public void mapOutputVariables(DelegateExecution execution, VariableScope subInstance) {
        sing();
    }

    @Override
    public boolean validate(Object value, FormFieldValidatorContext context) {
        sing();
        return true;
    }

    @Override
    public void submitFormVariables(VariableMap variables, VariableScope scope) {
        sing();
    }
}
