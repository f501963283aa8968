package org.lianxin.referral.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.assertions.bpmn.AbstractAssertions;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.Spin;
import org.camunda.spin.plugin.variable.SpinValues;
import org.lianxin.referral.MovableClock;

/** People at work: each step is done by a signed-in person on the real engine, jobs run when the story says so. */
final class Story {

    /** Process definition ids begin with the key. */
    private static final String URGING = "urging:";

    private final ProcessEngine engine;
    private final MovableClock clock;
    private final GreenMail mailbox;
    private final Map<String, ProcessInstance> met = new HashMap<>();

    Story(ProcessEngine engine, MovableClock clock, GreenMail mailbox) {
        this.engine = engine;
        this.clock = clock;
        this.mailbox = mailbox;
        AbstractAssertions.init(engine);
        endWhatOthersLeftRunning();
    }

    /** Tests share one engine: a timer of an earlier story must not ring in this one. */
    private void endWhatOthersLeftRunning() {
        engine.getRuntimeService()
                .createProcessInstanceQuery()
                .rootProcessInstances()
                .list()
                .forEach(
                        instance -> engine.getRuntimeService().deleteProcessInstance(instance.getId(), "end of story"));
    }

    /** The person signs in, takes the waiting task from her list and submits its form. */
    void does(String person, String businessKey, String taskKey, Map<String, Object> form) {
        as(person, () -> {
            Task task = waiting(businessKey, taskKey);
            engine.getTaskService().claim(task.getId(), person);
            engine.getFormService().submitTaskForm(task.getId(), form);
            return task;
        });
        runJobs();
    }

    /** Starts a referral with the intake form and returns its number. */
    String takesIn(String person, Map<String, Object> intake) {
        return starts(person, "referral", intake);
    }

    /** Starts a process with its form and returns its business key. */
    String starts(String person, String process, Map<String, Object> startForm) {
        String instance = as(person, () -> engine.getFormService()
                .submitStartForm(
                        engine.getRepositoryService()
                                .createProcessDefinitionQuery()
                                .processDefinitionKey(process)
                                .latestVersion()
                                .singleResult()
                                .getId(),
                        startForm)
                .getId());
        runJobs();
        return history(instance).getBusinessKey();
    }

    /** A message from outside starts a process; its business key. */
    String receives(String message, Map<String, Object> variables) {
        String instance = engine.getRuntimeService()
                .createMessageCorrelation(message)
                .setVariables(variables)
                .correlateStartMessage()
                .getId();
        runJobs();
        return history(instance).getBusinessKey();
    }

    /** The task returns to the common list. */
    void putsBack(String businessKey, String taskKey) {
        engine.getTaskService().setAssignee(waiting(businessKey, taskKey).getId(), null);
    }

    Task waiting(String businessKey, String taskKey) {
        List<Task> tasks = engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(businessKey)
                .taskDefinitionKey(taskKey)
                .initializeFormKeys()
                .list();
        assertThat(tasks).as("%s of %s", taskKey, businessKey).hasSize(1);
        return tasks.get(0);
    }

    /** A variable as the person at the task sees it. */
    Object seen(String businessKey, String taskKey, String variable) {
        return engine.getTaskService().getVariable(waiting(businessKey, taskKey).getId(), variable);
    }

    List<String> waiting(String businessKey) {
        return engine.getTaskService().createTaskQuery().processInstanceBusinessKey(businessKey).list().stream()
                .map(Task::getTaskDefinitionKey)
                .sorted()
                .toList();
    }

    /** A message as the partner page or an outside client sends it. */
    void tells(String businessKey, String message, Map<String, Object> variables) {
        engine.getRuntimeService()
                .createMessageCorrelation(message)
                .processInstanceBusinessKey(businessKey)
                .setVariables(variables)
                .correlate();
        runJobs();
    }

    /** A message that a signed-in person sends, with her rights. */
    void tellsAs(String person, String businessKey, String message, Map<String, Object> variables) {
        as(person, () -> {
            engine.getRuntimeService()
                    .createMessageCorrelation(message)
                    .processInstanceBusinessKey(businessKey)
                    .setVariables(variables)
                    .correlate();
            return message;
        });
        runJobs();
    }

    /** Time goes by; what became due meanwhile happens. */
    void passes(Duration time) {
        clock.advance(time);
        runJobs();
    }

    /** As a form gives the time. */
    String now() {
        return OffsetDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS).toString();
    }

    void passUntil(Instant instant) {
        clock.moveTo(instant);
        runJobs();
    }

    /** Runs jobs that are due, one at a time, until none is left that has not failed for now. */
    void runJobs() {
        meet();
        for (int round = 0; round < 200; round++) {
            List<Job> due = engine.getManagementService()
                    .createJobQuery()
                    .executable()
                    .messages()
                    .list();
            if (due.isEmpty()) {
                due = engine.getManagementService()
                        .createJobQuery()
                        .executable()
                        .timers()
                        .orderByJobDuedate()
                        .asc()
                        .list();
            }
            if (due.isEmpty()) {
                meet();
                return;
            }
            engine.getManagementService().executeJob(due.get(0).getId());
        }
        throw new AssertionError("jobs without end");
    }

    /** The ladder of a hand-off, which bears its number; also after it has ended. */
    ProcessInstance urging(String handoffNo) {
        return Objects.requireNonNull(met.get(URGING + handoffNo), handoffNo);
    }

    /** The instance for Camunda BPM Assert, also after it has ended. */
    ProcessInstance process(String businessKey) {
        return Objects.requireNonNull(met.get(businessKey), businessKey);
    }

    HistoricProcessInstance instance(String businessKey) {
        return engine
                .getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(businessKey)
                .list()
                .stream()
                .filter(found -> !found.getProcessDefinitionId().startsWith(URGING))
                .findFirst()
                .orElseThrow(() -> new AssertionError(businessKey));
    }

    /** Ids of the end events that the instance reached. */
    List<String> endsOf(String businessKey) {
        return engine
                .getHistoryService()
                .createHistoricActivityInstanceQuery()
                .processInstanceId(instance(businessKey).getId())
                .list()
                .stream()
                .filter(activity -> activity.getActivityType().endsWith("EndEvent"))
                .map(activity -> activity.getActivityId())
                .sorted()
                .toList();
    }

    List<String> passedBy(String businessKey) {
        return engine
                .getHistoryService()
                .createHistoricActivityInstanceQuery()
                .processInstanceId(instance(businessKey).getId())
                .list()
                .stream()
                .map(activity -> activity.getActivityId())
                .distinct()
                .toList();
    }

    Object variable(String businessKey, String name) {
        return engine
                .getHistoryService()
                .createHistoricVariableInstanceQuery()
                .processInstanceId(instance(businessKey).getId())
                .variableName(name)
                .list()
                .stream()
                .max(Comparator.comparing(value -> value.getCreateTime()))
                .map(value -> value.getValue())
                .orElseThrow(() -> new AssertionError(name + " was never set"));
    }

    List<MimeMessage> mailTo(String address) {
        return Arrays.stream(mailbox.getReceivedMessages())
                .filter(mail -> recipients(mail).contains(address))
                .toList();
    }

    static Object json(Object value) {
        return SpinValues.jsonValue(Spin.JSON(value).toString()).create();
    }

    static VariableMap form() {
        return Variables.createVariables();
    }

    private void meet() {
        engine.getRuntimeService().createProcessInstanceQuery().list().stream()
                .filter(instance -> instance.getBusinessKey() != null)
                .forEach(instance -> met.put(
                        instance.getProcessDefinitionId().startsWith(URGING)
                                ? URGING + instance.getBusinessKey()
                                : instance.getBusinessKey(),
                        instance));
    }

    <T> T as(String person, Supplier<T> work) {
        List<String> groups = engine.getIdentityService().createGroupQuery().groupMember(person).list().stream()
                .map(Group::getId)
                .toList();
        List<String> tenants = engine.getIdentityService().createTenantQuery().userMember(person).list().stream()
                .map(Tenant::getId)
                .toList();
        assertThat(groups).as("groups of " + person).isNotEmpty();
        engine.getIdentityService().setAuthentication(person, groups, tenants);
        try {
            return work.get();
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    private HistoricProcessInstance history(String instanceId) {
        return engine.getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceId(instanceId)
                .singleResult();
    }

    private static List<String> recipients(MimeMessage mail) {
        try {
            return Arrays.stream(mail.getAllRecipients()).map(Address::toString).toList();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
