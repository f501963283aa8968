package org.lianxin.referral.privacy;

import org.camunda.bpm.engine.impl.SingleQueryVariableValueCondition;
import org.camunda.bpm.engine.impl.variable.serializer.TypedValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.ValueFields;
import org.camunda.bpm.engine.variable.value.TypedValue;

/** Asks the guard before a value is stored, or put into a query. */
final class GuardedSerializer<T extends TypedValue> extends SerializerAround<T> {

    private final VariableGuard guard;

    GuardedSerializer(TypedValueSerializer<T> inner, VariableGuard guard) {
        super(inner);
        this.guard = guard;
    }

    @Override
    public void writeValue(T value, ValueFields fields) {
        if (fields instanceof SingleQueryVariableValueCondition) {
            guard.checkQuery(fields.getName());
        } else if (!value.isTransient()) {
            guard.checkValue(fields.getName(), value);
        }
        super.writeValue(value, fields);
    }
}
