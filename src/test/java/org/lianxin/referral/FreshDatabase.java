package org.lianxin.referral;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** An empty database with our own tables, for one test. */
public record FreshDatabase(DataSource dataSource, JdbcClient jdbc, PlatformTransactionManager transactions) {

    /** In memory. */
    public static FreshDatabase create() {
        return migrated(TestDatabase.H2_MEMORY);
    }

    /** On a real PostgreSQL. */
    public static FreshDatabase onPostgres() {
        return migrated(TestDatabase.POSTGRESQL);
    }

    private static FreshDatabase migrated(TestDatabase kind) {
        DataSource dataSource = new DriverManagerDataSource(kind.freshUrl(), kind.user(), "");
        Flyway.configure().dataSource(dataSource).load().migrate();
        return new FreshDatabase(dataSource, JdbcClient.create(dataSource), new JdbcTransactionManager(dataSource));
    }

    /** Gives its memory back. */
    public void drop() {
        jdbc.sql("SHUTDOWN").update();
    }
}
