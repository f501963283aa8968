package org.lianxin.referral.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import org.camunda.bpm.engine.impl.variable.serializer.ValueFields;
import org.jspecify.annotations.Nullable;

/** The columns of a stored variable, seen in plain: content, and for a file its name and type. */
final class SealedFields implements ValueFields {

    private final ValueFields stored;
    private final Vault vault;

    SealedFields(ValueFields stored, Vault vault) {
        this.stored = stored;
        this.vault = vault;
    }

    @Override
    public String getName() {
        return stored.getName();
    }

    @Override
    public byte @Nullable [] getByteArrayValue() {
        return opened(stored.getByteArrayValue(), VariableSeal.content(getName()));
    }

    @Override
    public void setByteArrayValue(byte @Nullable [] plain) {
        stored.setByteArrayValue(plain == null ? null : vault.seal(plain, VariableSeal.content(getName())));
    }

    @Override
    public @Nullable String getTextValue() {
        return text(stored.getTextValue(), VariableSeal.text(getName()));
    }

    @Override
    public void setTextValue(@Nullable String plain) {
        stored.setTextValue(VariableSeal.sealText(vault, plain, VariableSeal.text(getName())));
    }

    @Override
    public @Nullable String getTextValue2() {
        return text(stored.getTextValue2(), VariableSeal.text2(getName()));
    }

    @Override
    public void setTextValue2(@Nullable String plain) {
        stored.setTextValue2(VariableSeal.sealText(vault, plain, VariableSeal.text2(getName())));
    }

    @Override
    public @Nullable Long getLongValue() {
        return stored.getLongValue();
    }

    @Override
    public void setLongValue(@Nullable Long value) {
        stored.setLongValue(value);
    }

    @Override
    public @Nullable Double getDoubleValue() {
        return stored.getDoubleValue();
    }

    @Override
    public void setDoubleValue(@Nullable Double value) {
        stored.setDoubleValue(value);
    }

    private byte @Nullable [] opened(byte @Nullable [] value, String context) {
        return value == null ? null : vault.open(value, context);
    }

    private @Nullable String text(@Nullable String value, String context) {
        return value == null ? null : new String(vault.open(Base64.getDecoder().decode(value), context), UTF_8);
    }
}
