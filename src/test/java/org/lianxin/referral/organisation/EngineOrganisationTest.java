package org.lianxin.referral.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.authorization.Permissions.ALL;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE_INSTANCE;
import static org.camunda.bpm.engine.authorization.Permissions.READ;
import static org.camunda.bpm.engine.authorization.Permissions.READ_INSTANCE;
import static org.camunda.bpm.engine.authorization.Permissions.UPDATE;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.HistoricProcessInstancePermissions;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.FileSystemResource;

class EngineOrganisationTest {

    private final Federation federation = FederationFile.read(new FileSystemResource("config/organisation.yaml"));
    private final ProcessEngine engine = engine();

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void twoNodesThatStartAtOnceMakeEverythingOnce() {
        CompletableFuture.allOf(
                        CompletableFuture.runAsync(this::start),
                        CompletableFuture.runAsync(this::start),
                        CompletableFuture.runAsync(this::start))
                .join();

        assertThat(engine.getIdentityService().createTenantQuery().count()).isEqualTo(12);
        assertThat(engine.getIdentityService()
                        .createGroupQuery()
                        .groupType("PLACE")
                        .count())
                .isEqualTo(8);
        assertThat(engine.getIdentityService().createGroupQuery().count()).isEqualTo(20);
        List<Authorization> authorizations = engine.getAuthorizationService()
                .createAuthorizationQuery()
                .authorizationType(Authorization.AUTH_TYPE_GRANT)
                .list();
        assertThat(Grant.all()).allSatisfy(grant -> assertThat(authorizations)
                .filteredOn(found -> found.getGroupId().equals(grant.group())
                        && found.getResourceType() == grant.resource().resourceType()
                        && found.getResourceId().equals(grant.resourceId()))
                .singleElement()
                .matches(grant::equalsRightsOf));
    }

    @Test
    void aRightThatWasWidenedByHandIsSetBackAtTheNextStart() {
        start();
        Authorization found = engine.getAuthorizationService()
                .createAuthorizationQuery()
                .groupIdIn(Roles.PROCESS_ADMIN)
                .resourceType(Resources.PROCESS_DEFINITION)
                .singleResult();
        found.addPermission(READ_INSTANCE);
        engine.getAuthorizationService().saveAuthorization(found);

        start();

        assertThat(may(Roles.PROCESS_ADMIN, READ_INSTANCE, Resources.PROCESS_DEFINITION, "referral"))
                .isFalse();
        assertThat(may(Roles.PROCESS_ADMIN, READ, Resources.PROCESS_DEFINITION, "referral"))
                .isTrue();
    }

    @Test
    void aRightThatARoleLostIsTakenAwayAtTheNextStart() {
        start();
        grant(Roles.MEDIATOR, Resources.PROCESS_INSTANCE, READ);
        grant(Roles.STATISTICIAN, Resources.TASK, READ);
        grant(Roles.SYSTEM_ADMIN, Resources.HISTORIC_PROCESS_INSTANCE, HistoricProcessInstancePermissions.READ);

        start();

        assertThat(engine.getAuthorizationService()
                        .createAuthorizationQuery()
                        .authorizationType(Authorization.AUTH_TYPE_GRANT)
                        .groupIdIn(Roles.MEDIATOR, Roles.STATISTICIAN, Roles.SYSTEM_ADMIN)
                        .list())
                .allMatch(found -> isOwnGroup(found) || Grant.all().stream().anyMatch(grant -> grant.isAbout(found)));
        assertThat(may(Roles.STATISTICIAN, READ, Resources.TASK, "any")).isFalse();
    }

    @Test
    void aPermissionThatOnlyOneResourceKnowsIsTakenAwayToo() {
        start();
        Authorization found = engine.getAuthorizationService()
                .createAuthorizationQuery()
                .groupIdIn(Roles.PROCESS_ADMIN)
                .resourceType(Resources.PROCESS_DEFINITION)
                .singleResult();
        found.addPermission(ProcessDefinitionPermissions.READ_HISTORY_VARIABLE);
        engine.getAuthorizationService().saveAuthorization(found);

        start();

        assertThat(may(
                        Roles.PROCESS_ADMIN,
                        ProcessDefinitionPermissions.READ_HISTORY_VARIABLE,
                        Resources.PROCESS_DEFINITION,
                        "referral"))
                .isFalse();
    }

    @Test
    void whatTheEngineGivesTheCandidatesOfATaskStays() {
        start();
        Authorization candidates = grant(Roles.CASEWORKER, Resources.TASK, READ, "a-task");

        start();

        assertThat(engine.getAuthorizationService()
                        .createAuthorizationQuery()
                        .authorizationId(candidates.getId())
                        .count())
                .isEqualTo(1);
    }

    @Test
    void theSystemAdministratorSeesNoVariableAndNoHistory() {
        start();

        assertThat(may(Roles.SYSTEM_ADMIN, READ_INSTANCE, Resources.PROCESS_DEFINITION, "referral"))
                .isTrue();
        assertThat(List.of(
                        ProcessDefinitionPermissions.READ_INSTANCE_VARIABLE,
                        ProcessDefinitionPermissions.READ_TASK_VARIABLE,
                        ProcessDefinitionPermissions.READ_HISTORY,
                        ProcessDefinitionPermissions.READ_HISTORY_VARIABLE))
                .noneMatch(permission -> may(Roles.SYSTEM_ADMIN, permission, Resources.PROCESS_DEFINITION, "referral"));
    }

    @Test
    void aTownContactStartsAReferralAndASignatoryDoesNot() {
        start();

        assertThat(may(Roles.TOWN_CONTACT, CREATE_INSTANCE, Resources.PROCESS_DEFINITION, "referral"))
                .isTrue();
        assertThat(may(Roles.SIGNATORY, CREATE_INSTANCE, Resources.PROCESS_DEFINITION, "referral"))
                .isFalse();
    }

    @Test
    void onlyTheSystemAdministratorChangesFilters() {
        start();

        assertThat(Grant.all())
                .filteredOn(grant -> grant.resource().equals(Resources.FILTER))
                .extracting(Grant::group)
                .containsExactlyInAnyOrder(Roles.SYSTEM_ADMIN, "camunda-admin");
        assertThat(may(Roles.CASEWORKER, UPDATE, Resources.FILTER, "any")).isFalse();
        assertThat(may(Roles.SYSTEM_ADMIN, ALL, Resources.FILTER, "any")).isTrue();
    }

    @Test
    void noRoleIsGrantedTheSameResourceTwice() {
        Stream<List<Object>> keys =
                Grant.all().stream().map(grant -> List.of(grant.group(), grant.resource(), grant.resourceId()));

        assertThat(keys).doesNotHaveDuplicates();
    }

    private void grant(String group, Resource resource, Permission permission) {
        grant(group, resource, permission, Authorization.ANY);
    }

    private Authorization grant(String group, Resource resource, Permission permission, String id) {
        Authorization authorization =
                engine.getAuthorizationService().createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        authorization.setGroupId(group);
        authorization.setResource(resource);
        authorization.setResourceId(id);
        authorization.addPermission(permission);
        return engine.getAuthorizationService().saveAuthorization(authorization);
    }

    private static boolean isOwnGroup(Authorization found) {
        return found.getResourceType() == Resources.GROUP.resourceType();
    }

    private boolean may(String group, Permission permission, Resource resource, String id) {
        return engine.getAuthorizationService().isUserAuthorized("somebody", List.of(group), permission, resource, id);
    }

    private void start() {
        new EngineOrganisation(federation, engine.getIdentityService(), engine.getAuthorizationService())
                .afterPropertiesSet();
    }

    private static ProcessEngine engine() {
        ProcessEngineConfigurationImpl configuration = (ProcessEngineConfigurationImpl)
                ProcessEngineConfiguration.createStandaloneInMemProcessEngineConfiguration();
        configuration.setProcessEngineName(UUID.randomUUID().toString());
        configuration.setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID());
        configuration.setGroupResourceWhitelistPattern("[a-z-]+");
        return configuration.setAuthorizationEnabled(true).buildProcessEngine();
    }
}
