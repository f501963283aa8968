package org.lianxin.referral.tasklist;

import java.util.List;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.task.TaskQuery;

/**
 * A filter that everyone finds in Tasklist. Expressions are evaluated for the person who opens it, in the time zone of
 * the machine.
 *
 * @param id stable, part of bookmarks
 */
record StartFilter(String id, String name, String description, String color, UnaryOperator<TaskQuery> tasks) {

    private static final String START_OF_DAY = "dateTime().withTimeAtStartOfDay()";
    private static final int PRIORITY_ORANGE = 75;

    /** In the order in which Tasklist shows them; it opens the first. */
    static final List<StartFilter> ALL = List.of(
            new StartFilter(
                    "lianxin-my-tasks",
                    "我的待办",
                    "由我办理的任务",
                    "#2f6b6f",
                    query -> query.taskAssigneeExpression("${currentUser()}")),
            new StartFilter(
                    "lianxin-to-claim",
                    "待认领",
                    "我可以认领、还没有人办理的任务",
                    "#4b5563",
                    query -> query.taskCandidateGroupInExpression("${currentUserGroups()}")
                            .taskUnassigned()),
            new StartFilter("lianxin-due-today", "今日到期", "今天到期的任务", "#1d4ed8", query -> query.dueAfterExpression(
                            "${" + START_OF_DAY + "}")
                    .dueBeforeExpression("${" + START_OF_DAY + ".plusDays(1)}")),
            new StartFilter(
                    "lianxin-overdue", "已逾期", "已过办理期限的任务", "#b3261e", query -> query.dueBeforeExpression("${now()}")),
            new StartFilter(
                    "lianxin-red-and-orange",
                    "红色与橙色",
                    "危险等级为红色或橙色的任务",
                    "#b45309",
                    query -> query.taskMinPriority(PRIORITY_ORANGE)),
            new StartFilter(
                    "lianxin-waiting",
                    "等待对方",
                    "已送出、正等待对方机关签收、反馈或确认的任务",
                    "#6b7280",
                    query -> query.taskDefinitionKeyIn(
                            "UserTask_TrackAcknowledgement",
                            "UserTask_TrackReply",
                            "UserTask_TrackCancellation",
                            "UserTask_AwaitUrging",
                            "UserTask_SuspendUrging")));
}
