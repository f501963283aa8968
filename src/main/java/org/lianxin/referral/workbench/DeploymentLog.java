package org.lianxin.referral.workbench;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
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

    /** All of them in the order in which they came. */
    List<LoggedDeployment> all() {
        return jdbc.sql("SELECT * FROM deployment_log ORDER BY entry")
                .query(DeploymentLog::deployment)
                .list();
    }

    private static LoggedDeployment deployment(ResultSet row, int number) throws SQLException {
        return new LoggedDeployment(
                row.getString("deployment_id"),
                row.getString("deployed_by"),
                row.getObject("deployed_at", OffsetDateTime.class).toInstant(),
                row.getString("remark"));
    }
}
