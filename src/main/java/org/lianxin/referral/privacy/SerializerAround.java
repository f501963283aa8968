package org.lianxin.referral.privacy;

import org.camunda.bpm.engine.impl.variable.serializer.TypedValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.ValueFields;
import org.camunda.bpm.engine.variable.impl.value.UntypedValueImpl;
import org.camunda.bpm.engine.variable.type.ValueType;
import org.camunda.bpm.engine.variable.value.TypedValue;

/** A serializer of the engine with something of ours around it. */
abstract class SerializerAround<T extends TypedValue> implements TypedValueSerializer<T> {

    private final TypedValueSerializer<T> inner;

    SerializerAround(TypedValueSerializer<T> inner) {
        this.inner = inner;
    }

    @Override
    public String getName() {
        return inner.getName();
    }

    @Override
    public ValueType getType() {
        return inner.getType();
    }

    @Override
    public void writeValue(T value, ValueFields fields) {
        inner.writeValue(value, fields);
    }

    @Override
    public T readValue(ValueFields fields, boolean deserialize, boolean asTransient) {
        return inner.readValue(fields, deserialize, asTransient);
    }

    @Override
    public boolean canHandle(TypedValue value) {
        return inner.canHandle(value);
    }

    @Override
    public T convertToTypedValue(UntypedValueImpl value) {
        return inner.convertToTypedValue(value);
    }

    @Override
    @SuppressWarnings("NullAway") // the engine's own serializers return null for "none"
    public String getSerializationDataformat() {
        return inner.getSerializationDataformat();
    }

    @Override
    public boolean isMutableValue(T value) {
        return inner.isMutableValue(value);
    }
}
