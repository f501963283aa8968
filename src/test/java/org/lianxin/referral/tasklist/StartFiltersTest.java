package org.lianxin.referral.tasklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.joda.time.DateTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StartFiltersTest {

    private static final DateTime NOON = new DateTime(2026, 6, 9, 12, 0);

    private ProcessEngine engine;

    @BeforeEach
    void start() {
        engine = TasklistEngine.start("filters");
        ClockUtil.setCurrentTime(NOON.toDate());
    }

    @AfterEach
    void stop() {
        ClockUtil.reset();
        engine.close();
    }

    @Test
    void theFiltersAreThereInTheirOrderAndRefresh() {
        node().afterPropertiesSet();

        assertThat(engine.getFilterService().createFilterQuery().list().stream()
                        .sorted(Comparator.comparing(StartFiltersTest::place)))
                .extracting(Filter::getName)
                .containsExactly("我的待办", "待认领", "今日到期", "已逾期", "红色与橙色", "等待对方");
        assertThat(engine.getFilterService().createFilterQuery().list()).allSatisfy(filter -> {
            assertThat(filter.getOwner()).isEqualTo("system");
            assertThat(filter.getProperties()).containsEntry("refresh", true);
        });
    }

    @Test
    void everyoneMayReadThemAndNobodyMayChangeThem() {
        node().afterPropertiesSet();

        assertThat(StartFilter.ALL).allSatisfy(filter -> assertThat(engine.getAuthorizationService()
                        .createAuthorizationQuery()
                        .resourceType(Resources.FILTER)
                        .resourceId(filter.id())
                        .list())
                .singleElement()
                .satisfies(grant -> {
                    assertThat(grant.getUserId()).isEqualTo("*");
                    assertThat(grant.getPermissions(Permissions.values())).contains(Permissions.READ);
                    assertThat(grant.isPermissionGranted(Permissions.UPDATE)).isFalse();
                }));
    }

    @Test
    void aSecondStartLeavesWhatAnAdministratorChanged() {
        node().afterPropertiesSet();
        Filter changed = engine.getFilterService().getFilter("lianxin-overdue");
        changed.setName("逾期");
        engine.getFilterService().saveFilter(changed);

        node().afterPropertiesSet();

        assertThat(engine.getFilterService().getFilter("lianxin-overdue").getName())
                .isEqualTo("逾期");
        assertThat(engine.getFilterService().createFilterQuery().count()).isEqualTo(StartFilter.ALL.size());
    }

    @Test
    void nodesThatStartAtOnceMakeEachFilterOnce() throws Exception {
        ExecutorService nodes = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Object>> starts = IntStream.range(0, 4)
                    .mapToObj(node -> Executors.callable(node()::afterPropertiesSet))
                    .toList();
            for (Future<Object> start : nodes.invokeAll(starts)) {
                start.get();
            }
        } finally {
            nodes.shutdownNow();
        }

        assertThat(engine.getFilterService().createFilterQuery().count()).isEqualTo(StartFilter.ALL.size());
    }

    @Test
    void myTasksAreThoseOfTheOneWhoLooks() {
        node().afterPropertiesSet();
        task("洋县的", 50, NOON).setAssignee("yangxian-caseworker");
        Task mine = task("汉台的", 50, NOON);
        engine.getTaskService().setAssignee(mine.getId(), "hantai-caseworker");
        engine.getIdentityService().setAuthenticatedUserId("hantai-caseworker");

        assertThat(namesIn("lianxin-my-tasks")).containsExactly("汉台的");
    }

    @Test
    void toClaimIsWhatMyGroupMayTakeAndNobodyHas() {
        node().afterPropertiesSet();
        candidate(task("可以认领", 50, NOON), "caseworker");
        candidate(task("别组的", 50, NOON), "signatory");
        Task taken = task("已有人办", 50, NOON);
        candidate(taken, "caseworker");
        engine.getTaskService().claim(taken.getId(), "hantai-caseworker");
        engine.getIdentityService().setAuthentication("someone", List.of("caseworker"));

        assertThat(namesIn("lianxin-to-claim")).containsExactly("可以认领");
    }

    @Test
    void dueTodayIsFromMidnightToMidnight() {
        node().afterPropertiesSet();
        task("昨天", 50, NOON.minusHours(13));
        task("今早", 50, NOON.minusHours(11));
        task("今晚", 50, NOON.plusHours(11));
        task("明天", 50, NOON.plusHours(13));

        assertThat(namesIn("lianxin-due-today")).containsExactlyInAnyOrder("今早", "今晚");
        assertThat(namesIn("lianxin-overdue")).containsExactlyInAnyOrder("昨天", "今早");
    }

    @Test
    void redAndOrangeLeavesTheUnknownOut() {
        node().afterPropertiesSet();
        task("红", 100, NOON);
        task("橙", 75, NOON);
        task("待定级", 60, NOON);

        assertThat(namesIn("lianxin-red-and-orange")).containsExactlyInAnyOrder("红", "橙");
    }

    private StartFilters node() {
        return new StartFilters(engine.getFilterService(), engine);
    }

    private Task task(String name, int priority, DateTime due) {
        Task task = engine.getTaskService().newTask();
        task.setName(name);
        task.setPriority(priority);
        task.setDueDate(due.toDate());
        engine.getTaskService().saveTask(task);
        return task;
    }

    private void candidate(Task task, String group) {
        engine.getTaskService().addCandidateGroup(task.getId(), group);
    }

    private List<String> namesIn(String filter) {
        return engine.getFilterService().<Task>list(filter).stream()
                .map(Task::getName)
                .toList();
    }

    private static Integer place(Filter filter) {
        return Integer.valueOf(String.valueOf(filter.getProperties().get("priority")));
    }
}
