package org.lianxin.referral.privacy;

import org.camunda.bpm.engine.impl.variable.serializer.TypedValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.ValueFields;
import org.camunda.bpm.engine.variable.value.TypedValue;

/** Stores what the engine's own serializer would store, but sealed. The public type of the value stays the same. */
final class SealedSerializer<T extends TypedValue> extends SerializerAround<T> {

    private final String name;
    private final Vault vault;

    /** @param name stored with each value: never rename it */
    SealedSerializer(String name, TypedValueSerializer<T> stock, Vault vault) {
        super(stock);
        this.name = name;
        this.vault = vault;
    }

    @Override
    public String getName() {
        return name;
    }

    /** The engine would compare stored bytes, which differ each time, and write a list back whenever it is read. */
    @Override
    public boolean isMutableValue(T value) {
        return false;
    }

    @Override
    public void writeValue(T value, ValueFields fields) {
        super.writeValue(value, new SealedFields(fields, vault));
    }

    @Override
    public T readValue(ValueFields fields, boolean deserialize, boolean asTransient) {
        return super.readValue(new SealedFields(fields, vault), deserialize, asTransient);
    }
}
