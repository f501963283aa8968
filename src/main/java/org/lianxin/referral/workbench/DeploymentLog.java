package org.lianxin.referral.workbench;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code deployment_log}. */
@Repository
class DeploymentLog {

    private final JdbcClient jdbc;

    DeploymentLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(LoggedDeployment deployment) {
        jdbc.sql("INSERT INTO deployment_log (deployment_id, deployed_by, deployed_at, remark) VALUES (?, ?, ?, ?)")
                .params(deployment.id(), deployment.by(), deployment.at().atOffset(ZoneOffset.UTC), deployment.remark())
                .update();
    }

    /** All of them by deployment id. */
    Map<String, LoggedDeployment> all() {
        return jdbc.sql("SELECT * FROM deployment_log").query(DeploymentLog::deployment).list().stream()
                .collect(Collectors.toUnmodifiableMap(LoggedDeployment::id, Function.identity()));
    }

    private static LoggedDeployment deployment(ResultSet row, int number) throws SQLException {
        return new LoggedDeployment(
                row.getString("deployment_id"),
                row.getString("deployed_by"),
                row.getObject("deployed_at", OffsetDateTime.class).toInstant(),
                row.getString("remark"));
    }
}
