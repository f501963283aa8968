package org.lianxin.referral.security;

import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.FilterManager;

/** Stores a filter of Tasklist only with the expressions of {@link QueryExpressions}, in every branch of its query. */
final class StoredFilters extends FilterManager {

    @Override
    public Filter insertOrUpdateFilter(Filter filter) {
        if (filter.getQuery() instanceof TaskQueryImpl query) {
            query.getQueries()
                    .forEach(branch ->
                            QueryExpressions.check(branch.getExpressions().values()));
        }
        return super.insertOrUpdateFilter(filter);
    }

    static SessionFactory factory() {
        return new SessionFactory() {
            @Override
            public Class<?> getSessionType() {
                return FilterManager.class;
            }

            @Override
            public Session openSession() {
                return new StoredFilters();
            }
        };
    }
}
