package org.lianxin.referral;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.datasource.DelegatingDataSource;

@ReferralTest
class EngineMappingsTest {

    @Autowired
    ProcessEngine processEngine;

    @Test
    void theEngineWorksWithTheMappingsThatWereReadAhead() {
        ProcessEngineConfigurationImpl engine = ((ProcessEngineImpl) processEngine).getProcessEngineConfiguration();
        assertThat(engine.getSqlSessionFactory()
                        .getConfiguration()
                        .getEnvironment()
                        .getDataSource())
                .isInstanceOfSatisfying(
                        DelegatingDataSource.class,
                        database -> assertThat(database.getTargetDataSource()).isSameAs(engine.getDataSource()));
    }
}
