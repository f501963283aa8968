package org.lianxin.referral.modeling;

import java.util.Optional;
import org.camunda.bpm.engine.delegate.VariableScope;

/**
 * A variable that diagrams, forms and code share. One constant per name, gathered per process.
 *
 * @param sensitive whether it may hold a person's data; such a variable is Json, or for a file bytes, and never text
 */
public record ProcessVariable<T>(String name, Class<T> type, boolean sensitive) {

    /** A code, number or date that steers the process. */
    public static <T> ProcessVariable<T> plain(String name, Class<T> type) {
        return new ProcessVariable<>(name, type, false);
    }

    /** May hold a person's data. */
    public static <T> ProcessVariable<T> sensitive(String name, Class<T> type) {
        return new ProcessVariable<>(name, type, true);
    }

    /** The value; throws {@link IllegalStateException} that names the variable when there is none or it has another type. */
    public T get(VariableScope scope) {
        return find(scope).orElseThrow(() -> new IllegalStateException("Variable " + name + " is not set"));
    }

    public Optional<T> find(VariableScope scope) {
        Object value = scope.getVariable(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!type.isInstance(value)) {
            throw new IllegalStateException("Variable %s is a %s, expected %s"
                    .formatted(name, value.getClass().getSimpleName(), type.getSimpleName()));
        }
        return Optional.of(type.cast(value));
    }

    public void set(VariableScope scope, T value) {
        scope.setVariable(name, value);
    }
}
