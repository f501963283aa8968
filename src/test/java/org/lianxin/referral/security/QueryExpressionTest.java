package org.lianxin.referral.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Map;
import java.util.function.Consumer;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.rest.exception.InvalidRequestException;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Expressions in task queries and filters (CVE-2026-109432): what the engine as delivered evaluates, ours refuses. */
class QueryExpressionTest {

    private static ProcessEngine stock;
    private static ProcessEngine ours;

    @BeforeAll
    static void start() {
        stock = SmallEngine.stock();
        ours = SmallEngine.ours();
    }

    @AfterAll
    static void stop() {
        stock.close();
        ours.close();
    }

    @BeforeEach
    void hush() {
        Canary.hush();
    }

    @Test
    void anOrBranchOfAQueryIsNotEvaluated() {
        refusedByOursOnly(engine -> hostile(engine).list());
        refusedByOursOnly(engine -> hostile(engine).count());
    }

    @Test
    void aQueryThatExtendsAStoredFilterIsNotEvaluated() {
        refusedByOursOnly(engine -> engine.getFilterService()
                .list(saved(engine, engine.getTaskService().createTaskQuery()), hostile(engine)));
    }

    @Test
    void aFilterWithAForeignExpressionIsNotStored() {
        refusedByOursOnly(engine -> engine.getFilterService().list(saved(engine, hostile(engine))));
        refusedByOursOnly(engine -> engine.getFilterService()
                .list(saved(
                        engine, engine.getTaskService().createTaskQuery().taskOwnerExpression(Canary.BY_REFLECTION))));
    }

    @Test
    void aStoredFilterIsNotTurnedIntoAHostileOne() {
        String id = saved(ours, ours.getTaskService().createTaskQuery());
        Filter filter = ours.getFilterService().getFilter(id);
        filter.setQuery(hostile(ours));

        assertThatThrownBy(() -> ours.getFilterService().saveFilter(filter)).hasMessageContaining("不能写表达式");
    }

    @Test
    void aHostileFilterThatIsInTheDatabaseAlreadyIsNotEvaluated() throws Exception {
        String id = saved(ours, ours.getTaskService().createTaskQuery().taskAssigneeExpression("${currentUser()}"));
        try (var database = ours.getProcessEngineConfiguration().getDataSource().getConnection();
                var change = database.prepareStatement("UPDATE ACT_RU_FILTER SET QUERY_ = ? WHERE ID_ = ?")) {
            change.setString(1, "{\"orQueries\":[{\"taskAssigneeExpression\":\"" + Canary.BY_REFLECTION + "\"}]}");
            change.setString(2, id);
            change.executeUpdate();
            database.commit();
        }

        Throwable refusal = catchThrowable(() -> ours.getFilterService().list(id));

        ours.getFilterService().deleteFilter(id);
        assertThat(refusal).isInstanceOf(InvalidRequestException.class);
        assertThat(Canary.sang()).isFalse();
    }

    @Test
    void theExpressionsOfOurOwnFiltersAreStoredAndEvaluated() {
        TaskQuery own = ours.getTaskService()
                .createTaskQuery()
                .taskAssigneeExpression("${currentUser()}")
                .dueBeforeExpression("${dateTime().withTimeAtStartOfDay().plusDays(1)}")
                .dueAfterExpression("${dateTime().withTimeAtStartOfDay()}")
                .taskCreatedBeforeExpression("${now()}");

        ours.getIdentityService().setAuthenticatedUserId("somebody");
        try {
            assertThat(ours.getFilterService().list(saved(ours, own))).isEmpty();
        } finally {
            ours.getIdentityService().clearAuthentication();
        }
    }

    private static void refusedByOursOnly(Consumer<ProcessEngine> attack) {
        Canary.hush();
        Throwable unused = catchThrowable(() -> attack.accept(stock));
        assertThat(Canary.sang()).as("in the engine as delivered").isTrue();
        Canary.hush();

        assertThatThrownBy(() -> attack.accept(ours))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("不能写表达式");

        assertThat(Canary.sang()).as("in ours").isFalse();
    }

    private static TaskQuery hostile(ProcessEngine engine) {
        return engine.getTaskService()
                .createTaskQuery()
                .or()
                .taskAssigneeExpression(Canary.BY_REFLECTION)
                .taskName("none")
                .endOr();
    }

    private static String saved(ProcessEngine engine, TaskQuery query) {
        Filter filter = engine.getFilterService()
                .newTaskFilter()
                .setName("filter")
                .setOwner("somebody")
                .setQuery(query)
                .setProperties(Map.of());
        return engine.getFilterService().saveFilter(filter).getId();
    }
}
