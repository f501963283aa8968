package org.lianxin.referral.security;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.el.FixedValue;
import org.lianxin.referral.modeling.EntryRefusedException;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;

/** An engine as it is delivered, and one that is told only what this module tells it; both have the same beans. */
final class SmallEngine {

    private SmallEngine() {}

    static ProcessEngine stock() {
        StandaloneInMemProcessEngineConfiguration configuration = configuration("stock");
        configuration.setBeans(new HashMap<>(beans()));
        return configuration.buildProcessEngine();
    }

    static ProcessEngine ours() {
        DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
        beans().forEach((name, bean) -> beans.registerSingleton(name.toString(), bean));
        StandaloneInMemProcessEngineConfiguration configuration = configuration("ours");
        configuration.getProcessEnginePlugins().add(new EngineWithoutHoles(beans));
        return configuration.buildProcessEngine();
    }

    private static Map<Object, Object> beans() {
        return Map.of(
                "dataSource", new Secret(), "environment", new Secret(), "echo", new Echo(), "failing", new Failing());
    }

    private static StandaloneInMemProcessEngineConfiguration configuration(String name) {
        StandaloneInMemProcessEngineConfiguration configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setProcessEngineName(name);
        configuration.setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID());
        configuration.setHistory("none");
        configuration.setEnforceHistoryTimeToLive(false);
        configuration.setJobExecutorActivate(false);
        return configuration;
    }

    /** A bean that is nobody's business in a diagram. */
    public static final class Secret {

        public String tell() {
            Canary.sing();
            return "told";
        }
    }

    /** A delegate that quotes what it choked on; with a sentence of ours where the instance has one. */
    public static final class Failing implements JavaDelegate {

        @Override
        public void execute(DelegateExecution execution) {
            if (execution.getVariable("sentence") instanceof String sentence) {
                throw new EntryRefusedException(sentence);
            }
            throw new IllegalStateException(
                    "cannot read {name: 林晓荷}", new NumberFormatException("For input string: \"0916-0000000\""));
        }
    }

    /** A delegate that evaluates the field it is given. */
    public static final class Echo implements JavaDelegate {

        private Expression word = new FixedValue("");

        @Override
        public void execute(DelegateExecution execution) {
            word.getValue(execution);
        }
    }
}
