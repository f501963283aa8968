package org.lianxin.referral;

import java.util.concurrent.CompletableFuture;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.db.sql.DbSqlSessionFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Has the engine's SQL mappings read by a second thread while Spring is still looking for beans: it is a fifth of the whole start
 * ({@code performance.md}). Left to itself, the engine reads the same mappings in the same way, only later.
 */
final class EngineMappings extends AbstractProcessEnginePlugin
        implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private final CompletableFuture<Reader> reading = new CompletableFuture<>();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        String url = context.getEnvironment().getRequiredProperty("spring.datasource.url");
        reading.completeAsync(() ->
                Reader.of(url.startsWith("jdbc:postgresql:") ? DbSqlSessionFactory.POSTGRES : DbSqlSessionFactory.H2));
        context.getBeanFactory().registerSingleton("engineMappings", this);
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        Reader reader = reading.join();
        reader.database.setTargetDataSource(engine.getDataSource());
        engine.setSqlSessionFactory(reader.getSqlSessionFactory());
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl engine) {
        String expected = reading.join().getDatabaseType();
        if (!engine.getDatabaseType().equals(expected)) {
            throw new IllegalStateException("The engine found %s behind a data source whose address says %s"
                    .formatted(engine.getDatabaseType(), expected));
        }
    }

    /** The engine's own code for it, which only subclasses may call. */
    private static final class Reader extends StandaloneProcessEngineConfiguration {

        /** Is asked for nothing while mappings are read, and has its target before anything else. */
        private final DelegatingDataSource database = new DelegatingDataSource();

        static Reader of(String databaseType) {
            Reader reader = new Reader();
            reader.setDataSource(reader.database);
            reader.setDatabaseType(databaseType);
            // Spring's transactions, as the engine of a Spring application has them.
            reader.setTransactionsExternallyManaged(true);
            reader.initTransactionFactory();
            reader.initSqlSessionFactory();
            return reader;
        }
    }
}
