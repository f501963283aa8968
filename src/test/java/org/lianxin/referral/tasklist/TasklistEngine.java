package org.lianxin.referral.tasklist;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;

/** An engine with the plugin of this module and nothing else of the house. */
final class TasklistEngine {

    private TasklistEngine() {}

    static ProcessEngine start(String name) {
        StandaloneInMemProcessEngineConfiguration configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setProcessEngineName(name);
        configuration.setJdbcUrl("jdbc:h2:mem:" + name);
        configuration.setHistory("none");
        configuration.setEnforceHistoryTimeToLive(false);
        configuration.getProcessEnginePlugins().add(new TaskPresentation());
        return configuration.buildProcessEngine();
    }
}
