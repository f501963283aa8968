package org.lianxin.referral.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.stereotype.Component;

/** Takes from the engine what a hostile diagram or query could turn against the house (ADR 0011). */
@Component
final class EngineWithoutHoles extends AbstractProcessEnginePlugin {

    private final ListableBeanFactory beans;

    EngineWithoutHoles(ListableBeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setExpressionManager(new DiagramExpressions(new DiagramBeans(beans)));
        engine.setBpmnParseFactory(GuardedParse::new);
        engine.setScriptEngineResolver(new NoScripts());
        engine.setDmnElProvider(expression -> {
            throw new IllegalArgumentException("决策表只能用 FEEL。请把表达式语言改为 feel。");
        });
        DefaultDmnEngineConfiguration decisions = new DefaultDmnEngineConfiguration();
        decisions.setFeelEngineFactory(FeelOfData::new);
        engine.setDmnEngineConfiguration(decisions);
        engine.setCustomPreCommandInterceptorsTxRequired(with(
                engine.getCustomPreCommandInterceptorsTxRequired(),
                List.of(new PlainRefusals(), new AdHocQueries(), new VariablesInReturn())));
        PlainLog commands = new PlainLog();
        commands.setProcessEngineConfiguration(engine);
        engine.setCommandContextFactory(commands);
        engine.setEnableCmdExceptionLogging(false);
        engine.setCustomSessionFactories(with(engine.getCustomSessionFactories(), List.of(StoredFilters.factory())));
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl engine) {
        // Here, because the starter sets its own while the engine is prepared.
        engine.setFailedJobCommandFactory(new FailedJobs());
    }

    private static <T> List<T> with(@Nullable List<T> before, List<T> others) {
        List<T> all = new ArrayList<>(Optional.ofNullable(before).orElse(List.of()));
        all.addAll(others);
        return all;
    }
}
