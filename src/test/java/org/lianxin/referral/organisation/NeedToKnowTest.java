package org.lianxin.referral.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lianxin.referral.ReferralTest;
import org.lianxin.referral.modeling.AroundTheGate;
import org.springframework.beans.factory.annotation.Autowired;

@ReferralTest
class NeedToKnowTest {

    private static final String HANTAI = "610702";
    private static final String YANGXIAN = "610723";

    private final IdentityService identities;
    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private String deployment = "";

    @Autowired
    NeedToKnowTest(
            IdentityService identities, RepositoryService repository, RuntimeService runtime, TaskService tasks) {
        this.identities = identities;
        this.repository = repository;
        this.runtime = runtime;
        this.tasks = tasks;
    }

    @BeforeEach
    void oneMatterInEachCounty() {
        Deployment deployed = AroundTheGate.deploy(
                repository,
                repository
                        .createDeployment()
                        .addModelInstance("matter.bpmn", matter())
                        .addModelInstance("letter.bpmn", letter()));
        deployment = deployed.getId();
        runtime.startProcessInstanceByKey("matter", Map.of("district", HANTAI));
        runtime.startProcessInstanceByKey("matter", Map.of("district", YANGXIAN));
    }

    @AfterEach
    void removeThem() {
        identities.clearAuthentication();
        repository.deleteDeployment(deployment, true);
    }

    @Test
    void aCaseworkerSeesTheTasksOfTheOwnCountyOnly() {
        assertThat(tenantsOfTasksSeenBy("hantai-caseworker")).containsExactly(HANTAI);
        assertThat(tenantsOfTasksSeenBy("yangxian-caseworker")).containsExactly(YANGXIAN);
    }

    @Test
    void theCitySeesTheTasksOfAllCounties() {
        assertThat(tenantsOfTasksSeenBy("city-caseworker")).containsExactlyInAnyOrder(HANTAI, YANGXIAN);
    }

    @Test
    void anotherRoleOfTheSameCountySeesNothing() {
        assertThat(tenantsOfTasksSeenBy("hantai-mediator")).isEmpty();
    }

    @Test
    void theProcessAdministratorSeesNobodysTask() {
        assertThat(tenantsOfTasksSeenBy("modeler")).isEmpty();
    }

    @Test
    void aMatterOfAnUnknownDistrictIsNotStarted() {
        assertThatThrownBy(() -> runtime.startProcessInstanceByKey("matter", Map.of("district", "999999")))
                .hasStackTraceContaining("999999");
    }

    private List<String> tenantsOfTasksSeenBy(String user) {
        identities.setAuthentication(user, groupsOf(user), tenantsOf(user));
        try {
            return tasks.createTaskQuery().taskName("办理").list().stream()
                    .map(Task::getTenantId)
                    .toList();
        } finally {
            identities.clearAuthentication();
        }
    }

    private List<String> groupsOf(String user) {
        return identities.createGroupQuery().groupMember(user).list().stream()
                .map(group -> group.getId())
                .toList();
    }

    private List<String> tenantsOf(String user) {
        return identities.createTenantQuery().userMember(user).list().stream()
                .map(tenant -> tenant.getId())
                .toList();
    }

    /** The task stands in the called process, as those of a hand-off do. */
    private static BpmnModelInstance matter() {
        return Bpmn.createExecutableProcess("matter")
                .camundaHistoryTimeToLiveString("P1D")
                .startEvent()
                .callActivity()
                .calledElement("letter")
                .endEvent()
                .done();
    }

    private static BpmnModelInstance letter() {
        return Bpmn.createExecutableProcess("letter")
                .camundaHistoryTimeToLiveString("P1D")
                .startEvent()
                .userTask()
                .name("办理")
                .camundaCandidateGroups(Roles.CASEWORKER)
                .endEvent()
                .done();
    }
}
