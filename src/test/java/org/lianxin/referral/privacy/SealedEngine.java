package org.lianxin.referral.privacy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.spin.json.SpinJsonNode;
import org.camunda.spin.plugin.impl.SpinProcessEnginePlugin;
import org.lianxin.referral.FreshDatabase;
import org.lianxin.referral.modeling.DeclaredVariables;
import org.lianxin.referral.modeling.ProcessVariable;

/** An engine on a database of its own, with a process that waits at a task; with sealing or as it comes from the maker. */
record SealedEngine(ProcessEngine engine) implements AutoCloseable {

    private static final DeclaredVariables DECLARED = new DeclaredVariables(List.of(
            ProcessVariable.sensitive("victim", SpinJsonNode.class),
            ProcessVariable.plain("shortNo", String.class),
            ProcessVariable.plain("victimAge", Number.class)));

    static SealedEngine start(FreshDatabase database, Vault vault) {
        ProcessEngineConfigurationImpl configuration = configuration(database.dataSource());
        configuration.getProcessEnginePlugins().add(new SealedVariables(vault, new VariableGuard(List.of(DECLARED))));
        return new SealedEngine(configuration.buildProcessEngine());
    }

    static SealedEngine stock(FreshDatabase database) {
        return new SealedEngine(configuration(database.dataSource()).buildProcessEngine());
    }

    ProcessInstance begin(Map<String, Object> variables) {
        engine.getRepositoryService()
                .createDeployment()
                .enableDuplicateFiltering(true)
                .name("case")
                .addModelInstance(
                        "case.bpmn",
                        Bpmn.createExecutableProcess("case")
                                .camundaHistoryTimeToLive(1)
                                .startEvent()
                                .userTask("wait")
                                .endEvent()
                                .done())
                .deploy();
        return engine.getRuntimeService().startProcessInstanceByKey("case", variables);
    }

    /** For the next test, which shares the engine. */
    void forgetAll() {
        engine.getRuntimeService().createProcessInstanceQuery().list().forEach(instance -> {
            engine.getRuntimeService().deleteProcessInstance(instance.getId(), "end of test");
            engine.getHistoryService().deleteHistoricProcessInstance(instance.getId());
        });
    }

    @Override
    public void close() {
        engine.close();
    }

    private static ProcessEngineConfigurationImpl configuration(DataSource dataSource) {
        ProcessEngineConfigurationImpl configuration = new StandaloneProcessEngineConfiguration();
        configuration.setProcessEngineName("sealed-" + UUID.randomUUID());
        configuration.setDataSource(dataSource);
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setJobExecutorActivate(false);
        configuration.setHistory("full");
        configuration.getProcessEnginePlugins().add(new SpinProcessEnginePlugin());
        return configuration;
    }
}
