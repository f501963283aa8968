package org.lianxin.referral.modeling;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.impl.cmd.GetCamundaFormDefinitionCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.form.CamundaFormRefImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.repository.CamundaFormDefinition;

/** The forms in the engine's database, found the way Tasklist finds them. A form version never changes, so it is read once. */
final class DeployedForms {

    private final Map<String, FormSchema> read = new ConcurrentHashMap<>();

    /**
     * @param deploymentId the deployment of the diagram, where a form bound to its diagram lies
     * @throws NotFoundException if no such form is deployed: nothing can be submitted to it then
     */
    FormSchema find(FormReference reference, String deploymentId, VariableScope scope) {
        CommandContext engine = Context.getCommandContext();
        CamundaFormRefImpl resolved = reference.resolve(scope);
        CamundaFormDefinition form =
                engine.runWithoutAuthorization(new GetCamundaFormDefinitionCmd(resolved, deploymentId));
        if (form == null) {
            throw new NotFoundException("表单“" + resolved.getKey() + "”没有部署。请流程管理员把表单与流程图一起部署。");
        }
        return read.computeIfAbsent(form.getId(), id -> FormReader.read(content(engine, form)));
    }

    private static String content(CommandContext engine, CamundaFormDefinition form) {
        byte[] content = engine.getResourceManager()
                .findResourceByDeploymentIdAndResourceName(form.getDeploymentId(), form.getResourceName())
                .getBytes();
        return new String(content, StandardCharsets.UTF_8);
    }
}
