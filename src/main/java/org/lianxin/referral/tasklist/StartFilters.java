package org.lianxin.referral.tasklist;

import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.db.entitymanager.DbEntityManager;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.FilterEntity;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/**
 * Makes the filters of {@link StartFilter#ALL} at start, readable by everyone. A filter that is there stays as it is.
 *
 * <p>Ids are fixed, so the database itself lets only one of two nodes that start at once make a filter; the service of
 * the engine cannot save a new filter under a given id.
 */
@Component
class StartFilters implements InitializingBean {

    private static final String OWNER = "system";

    private final FilterService filters;
    private final ProcessEngine engine;

    StartFilters(FilterService filters, ProcessEngine engine) {
        this.filters = filters;
        this.engine = engine;
    }

    @Override
    public void afterPropertiesSet() {
        for (int place = 0; place < StartFilter.ALL.size(); place++) {
            ensure(StartFilter.ALL.get(place), place);
        }
    }

    private void ensure(StartFilter filter, int place) {
        if (isThere(filter)) {
            return;
        }
        try {
            commands().execute(insert(filter, place));
        } catch (ProcessEngineException anotherNodeWasFaster) {
            if (!isThere(filter)) {
                throw anotherNodeWasFaster;
            }
        }
    }

    private boolean isThere(StartFilter filter) {
        return filters.createFilterQuery().filterId(filter.id()).count() > 0;
    }

    private CommandExecutor commands() {
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getCommandExecutorTxRequiresNew();
    }

    private Command<Void> insert(StartFilter filter, int place) {
        return context -> {
            DbEntityManager entities = context.getDbEntityManager();
            entities.insert(entity(filter, place));
            entities.insert(readableByAll(filter));
            return null;
        };
    }

    /** The name already carries the short number and the priority the level. Nothing else of a case belongs in a list. */
    private FilterEntity entity(StartFilter filter, int place) {
        FilterEntity entity = new FilterEntity("Task");
        entity.setId(filter.id());
        entity.setName(filter.name());
        entity.setOwner(OWNER);
        entity.setQuery(filter.tasks().apply(engine.getTaskService().createTaskQuery()));
        entity.setProperties(Map.of(
                "description",
                filter.description(),
                "color",
                filter.color(),
                "priority",
                place,
                "refresh",
                true,
                "showUndefinedVariable",
                false));
        return entity;
    }

    private static AuthorizationEntity readableByAll(StartFilter filter) {
        AuthorizationEntity authorization = new AuthorizationEntity(Authorization.AUTH_TYPE_GLOBAL);
        authorization.setId(filter.id());
        authorization.setResource(Resources.FILTER);
        authorization.setResourceId(filter.id());
        authorization.addPermission(Permissions.READ);
        return authorization;
    }
}
