package org.lianxin.referral.privacy;

import org.camunda.bpm.engine.impl.variable.serializer.DefaultVariableSerializers;
import org.camunda.bpm.engine.impl.variable.serializer.TypedValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.VariableSerializerFactory;
import org.camunda.bpm.engine.variable.type.ValueType;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;

/** Every value that is stored or asked for, by whatever way, passes here. */
final class GuardedSerializers extends DefaultVariableSerializers {

    private static final long serialVersionUID = 1L;

    private final transient VariableGuard guard;

    GuardedSerializers(DefaultVariableSerializers stock, VariableGuard guard) {
        super(stock);
        this.guard = guard;
    }

    /** For storing. */
    @Override
    @SuppressWarnings("unchecked") // the engine chose it for this value
    public TypedValueSerializer<?> findSerializerForValue(
            TypedValue value, @Nullable VariableSerializerFactory fallback) {
        return new GuardedSerializer<>(
                (TypedValueSerializer<TypedValue>) super.findSerializerForValue(value, fallback), guard);
    }

    /** For queries. */
    @Override
    public TypedValueSerializer<?> findSerializerForValue(TypedValue value) {
        TypedValueSerializer<?> serializer = super.findSerializerForValue(value);
        ValueType type = serializer.getType();
        if (!type.isPrimitiveValueType() || type.equals(ValueType.BYTES) || type.equals(ValueType.FILE)) {
            throw VariableGuard.noQueryByContent();
        }
        return serializer;
    }
}
