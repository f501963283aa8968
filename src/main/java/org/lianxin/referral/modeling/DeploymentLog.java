package org.lianxin.referral.modeling;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import org.camunda.bpm.engine.repository.Deployment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code deployment_log}. */
@Repository
public class DeploymentLog {

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
    public List<LoggedDeployment> all() {
        return jdbc.sql("SELECT * FROM deployment_log ORDER BY entry")
                .query(DeploymentLog::deployment)
                .list();
    }

    /** The same deployments in the order in which they came. What came before there was a log is not in it, and so is first. */
    public List<Deployment> inOrder(List<Deployment> deployments) {
        List<String> order = all().stream().map(LoggedDeployment::id).toList();
        return deployments.stream()
                .sorted(Comparator.comparingInt((Deployment each) -> order.indexOf(each.getId()))
                        .thenComparing(Deployment::getDeploymentTime))
                .toList();
    }

    private static LoggedDeployment deployment(ResultSet row, int number) throws SQLException {
        return new LoggedDeployment(
                row.getString("deployment_id"),
                row.getString("deployed_by"),
                row.getObject("deployed_at", OffsetDateTime.class).toInstant(),
                row.getString("remark"));
    }
}
