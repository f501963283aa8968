package org.lianxin.referral.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Has every reading of a person's data through the engine logged, whichever way it was asked. */
@Component
class AccessLogPlugin extends AbstractProcessEnginePlugin {

    private final Supplier<AccessLog> log;
    private final Supplier<CaseInstances> cases;

    AccessLogPlugin(ObjectProvider<AccessLog> log, ObjectProvider<CaseInstances> cases) {
        this.log = log::getObject;
        this.cases = cases::getObject;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        List<CommandInterceptor> last =
                new ArrayList<>(Optional.ofNullable(engine.getCustomPostCommandInterceptorsTxRequired())
                        .orElse(List.of()));
        last.add(new EngineReads(log, cases));
        engine.setCustomPostCommandInterceptorsTxRequired(last);
    }
}
