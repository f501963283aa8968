package org.lianxin.referral.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.variable.serializer.ByteArrayValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.DefaultVariableSerializers;
import org.camunda.bpm.engine.impl.variable.serializer.FileValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.JavaObjectSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.TypedValueSerializer;
import org.camunda.spin.plugin.impl.JsonValueSerializer;
import org.springframework.stereotype.Component;

/** Has the engine seal every Json, Bytes, File and object variable, and refuse what would put a person's data beside them. */
@Component
class SealedVariables extends AbstractProcessEnginePlugin {

    private final Vault vault;
    private final VariableGuard guard;

    SealedVariables(Vault vault, VariableGuard guard) {
        this.vault = vault;
        this.guard = guard;
    }

    @Override
    @SuppressWarnings("rawtypes") // as the engine declares it
    public void preInit(ProcessEngineConfigurationImpl engine) {
        List<TypedValueSerializer> serializers = new ArrayList<>(
                Optional.ofNullable(engine.getCustomPreVariableSerializers()).orElse(List.of()));
        serializers.add(new SealedSerializer<>(VariableSeal.JSON, new JsonValueSerializer(), vault));
        serializers.add(new SealedSerializer<>(VariableSeal.BYTES, new ByteArrayValueSerializer(), vault));
        serializers.add(new SealedSerializer<>(VariableSeal.FILE, new FileValueSerializer(), vault));
        engine.setCustomPreVariableSerializers(serializers);
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl engine) {
        GuardedSerializers serializers =
                new GuardedSerializers((DefaultVariableSerializers) engine.getVariableSerializers(), guard);
        serializers.addSerializer(
                new SealedSerializer<>(VariableSeal.OBJECT, new JavaObjectSerializer(), vault),
                serializers.getSerializerIndexByName(JavaObjectSerializer.NAME));
        engine.setVariableTypes(serializers);
    }
}
