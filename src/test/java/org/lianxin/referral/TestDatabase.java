package org.lianxin.referral;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.UUID;
import org.springframework.boot.SpringApplication;
import org.springframework.jdbc.core.simple.JdbcClient;

/** On which database a {@link ReferralTest} runs; {@link OnPostgres} and {@link OnH2File} choose another than usual. */
enum TestDatabase {
    H2_MEMORY("sa") {
        @Override
        String freshUrl() {
            return "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
        }
    },
    H2_FILE("sa") {
        @Override
        String freshUrl() {
            try {
                return "jdbc:h2:file:" + Files.createTempDirectory("lianxin").resolve("lianxin");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    },
    POSTGRESQL("postgres") {
        @Override
        String freshUrl() {
            String name = "t" + UUID.randomUUID().toString().replace("-", "");
            JdbcClient.create(Server.RUNNING.getPostgresDatabase())
                    .sql("CREATE DATABASE " + name)
                    .update();
            return Server.RUNNING.getJdbcUrl("postgres", name);
        }
    };

    static final String SETTING = "lianxin.test.database";

    private final String user;

    TestDatabase(String user) {
        this.user = user;
    }

    abstract String freshUrl();

    String user() {
        return user;
    }

    /** Started with the first test that asks for it; ends with the JVM, after the applications that use it. */
    private static final class Server {

        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setRegisterShutdownHook(false)
                        .start();
                SpringApplication.getShutdownHandlers().add(() -> stop(server));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void stop(EmbeddedPostgres server) {
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
