package org.lianxin.referral.workbench;

import java.beans.FeatureDescriptor;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.impl.juel.ExpressionFactoryImpl;
import org.camunda.bpm.impl.juel.SimpleContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.MethodNotFoundException;
import org.camunda.bpm.impl.juel.jakarta.el.PropertyNotFoundException;
import org.camunda.bpm.impl.juel.jakarta.el.PropertyNotWritableException;
import org.jspecify.annotations.Nullable;

/**
 * What the expressions of a draft may see of a sample case: its variables, and the few methods of plain data named here.
 * There is no bean, no Java object and no reflection, so a draft has nothing to call (ADR 36).
 */
final class CaseValues extends ELResolver {

    private static final ExpressionFactoryImpl EXPRESSIONS = new ExpressionFactoryImpl();
    private static final String EXECUTION = "execution";

    private final Map<String, Object> variables;
    private final Map<String, Object> read = new LinkedHashMap<>();
    private String missing = "";

    CaseValues(Map<String, Object> variables) {
        this.variables = variables;
    }

    /** Throws an {@link ELException} when this case does not know enough; {@link #missing} tells of what. */
    <T> @Nullable T evaluate(String expression, Class<T> type) {
        read.clear();
        missing = "样例算不出 " + expression;
        SimpleContext context = new SimpleContext(this);
        return type.cast(
                EXPRESSIONS.createValueExpression(context, expression, type).getValue(context));
    }

    /** Why the last expression could not be evaluated, for people. */
    String missing() {
        return missing;
    }

    /** What the last expression saw, for people. */
    String seen() {
        return read.entrySet().stream()
                .map(each -> each.getKey() + " = " + each.getValue())
                .collect(Collectors.joining("，"));
    }

    @Override
    public @Nullable Object getValue(ELContext context, @Nullable Object base, Object name) {
        context.setPropertyResolved(true);
        if (base instanceof Map<?, ?> values) {
            return values.get(name);
        }
        if (base == null && name.equals(EXECUTION)) {
            return this;
        }
        if (base == null && variables.containsKey(name)) {
            return variable(name);
        }
        missing = "样例没有 " + name;
        throw new PropertyNotFoundException(missing);
    }

    @Override
    public @Nullable Object invoke(
            ELContext context,
            @Nullable Object base,
            Object method,
            Class<?> @Nullable [] types,
            Object @Nullable [] arguments) {
        context.setPropertyResolved(true);
        Object argument = arguments == null || arguments.length == 0 ? "" : arguments[0];
        if (base == this && method.equals("getVariable")) {
            return variable(argument);
        }
        if (base instanceof Map<?, ?> values && method.equals("getEntry")) {
            return values.get(argument);
        }
        if (base instanceof List<?> values) {
            return ofList(values, method.toString());
        }
        throw new MethodNotFoundException(method.toString());
    }

    /** A JSON list, or the rows that a table answered. */
    private static @Nullable Object ofList(List<?> values, String method) {
        return switch (method) {
            case "size" -> values.size();
            case "elements", "getResultList" -> values;
            case "getSingleResult" -> values.isEmpty() ? null : values.get(0);
            case "getSingleEntry" ->
                !values.isEmpty() && values.get(0) instanceof Map<?, ?> row && row.size() == 1
                        ? row.values().iterator().next()
                        : null;
            default -> throw new MethodNotFoundException(method);
        };
    }

    private @Nullable Object variable(Object name) {
        Object value = variables.get(name.toString());
        read.put(name.toString(), value == null ? "（空）" : value);
        return value;
    }

    @Override
    public Class<?> getType(ELContext context, @Nullable Object base, Object property) {
        return Object.class;
    }

    @Override
    public boolean isReadOnly(ELContext context, @Nullable Object base, Object property) {
        return true;
    }

    @Override
    public void setValue(ELContext context, @Nullable Object base, Object property, @Nullable Object value) {
        throw new PropertyNotWritableException(property.toString());
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext context, @Nullable Object base) {
        return Object.class;
    }

    @Override
    public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, @Nullable Object base) {
        return Collections.emptyIterator();
    }
}
