package org.lianxin.referral.security;

import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/** Refuses a task query with an expression in any branch; the engine itself looks at the first one only (CVE-2026-109432). */
final class AdHocQueries extends CommandInterceptor {

    @Override
    public <T> T execute(Command<T> command) {
        if (command instanceof TaskQueryImpl query
                && query.getQueries().stream()
                        .anyMatch(branch -> !branch.getExpressions().isEmpty())) {
            throw QueryExpressions.refusal();
        }
        return next.execute(command);
    }
}
