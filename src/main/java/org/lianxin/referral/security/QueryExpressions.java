package org.lianxin.referral.security;

import jakarta.ws.rs.core.Response.Status;
import java.util.Set;
import org.camunda.bpm.engine.rest.exception.InvalidRequestException;

/**
 * The only expressions that may stand in a task query, word for word: those of the filters that everyone finds in
 * Tasklist. Whoever adds a filter with another expression adds it here.
 */
final class QueryExpressions {

    private static final Set<String> ALLOWED = Set.of(
            "${currentUser()}",
            "${currentUserGroups()}",
            "${now()}",
            "${dateTime()}",
            "${dateTime().withTimeAtStartOfDay()}",
            "${dateTime().withTimeAtStartOfDay().plusDays(1)}");

    private QueryExpressions() {}

    static void check(Iterable<String> expressions) {
        for (String expression : expressions) {
            if (!ALLOWED.contains(expression)) {
                throw refusal();
            }
        }
    }

    /** Not an exception of the engine, which would wrap it into one of its own; both REST interfaces answer 400. */
    static RuntimeException refusal() {
        return new InvalidRequestException(Status.BAD_REQUEST, "任务查询和筛选里不能写表达式（…Expression）。请改用固定的值，或使用系统自带的筛选。");
    }
}
