package org.lianxin.referral;

import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** An empty database in memory with our own tables, for one test. */
public record FreshDatabase(DataSource dataSource, JdbcClient jdbc, PlatformTransactionManager transactions) {

    public static FreshDatabase create() {
        DataSource dataSource =
                new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
        Flyway.configure().dataSource(dataSource).load().migrate();
        return new FreshDatabase(dataSource, JdbcClient.create(dataSource), new JdbcTransactionManager(dataSource));
    }

    /** Gives its memory back. */
    public void drop() {
        jdbc.sql("SHUTDOWN").update();
    }
}
