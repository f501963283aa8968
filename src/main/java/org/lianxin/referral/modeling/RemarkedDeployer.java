package org.lianxin.referral.modeling;

import java.time.Clock;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.jspecify.annotations.Nullable;

/**
 * Writes the log in the transaction of the deployment, and refuses what a person deploys without saying why. The name of
 * the deployment is the remark, because it is the one thing that Camunda Modeler asks for; what Modeler proposes there,
 * the name of the file, says nothing (ADR 29).
 */
final class RemarkedDeployer implements Deployer {

    /** Who deploys at start. */
    private static final String PROGRAM = "system";

    private static final String AT_START = "程序启动时从文件夹部署";
    private static final int LONGEST = 255;

    private final Supplier<DeploymentLog> log;
    private final Supplier<Clock> clock;

    RemarkedDeployer(Supplier<DeploymentLog> log, Supplier<Clock> clock) {
        this.log = log;
        this.clock = clock;
    }

    /** Asked also when a definition is read again after a restart, which is no deployment. */
    @Override
    public void deploy(DeploymentEntity deployment) {
        if (!deployment.isNew()) {
            return;
        }
        @Nullable String user = Context.getCommandContext().getAuthenticatedUserId();
        log.get()
                .insert(new LoggedDeployment(
                        deployment.getId(),
                        user == null ? PROGRAM : user,
                        clock.get().instant(),
                        user == null ? AT_START : remark(deployment)));
    }

    private static String remark(DeploymentEntity deployment) {
        String remark = deployment.getName() == null ? "" : deployment.getName().strip();
        if (remark.length() > LONGEST) {
            throw new BadUserRequestException("部署说明有 " + remark.length() + " 字。请写在 " + LONGEST + " 字以内。");
        }
        if (isNoRemark(remark, deployment.getResources().keySet())) {
            throw new BadUserRequestException("没有部署说明。请在部署名称（Camunda Modeler 的 Deployment name）里写明改了什么、为什么改；文件名不算说明。");
        }
        return remark;
    }

    private static boolean isNoRemark(String remark, Set<String> files) {
        return remark.isEmpty()
                || files.stream()
                        .anyMatch(file -> file.equalsIgnoreCase(remark)
                                || file.replaceFirst("\\.[^.]+$", "").equalsIgnoreCase(remark));
    }
}
