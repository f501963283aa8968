package org.lianxin.referral.organisation;

import static org.camunda.bpm.engine.authorization.Permissions.ACCESS;
import static org.camunda.bpm.engine.authorization.Permissions.ALL;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE_INSTANCE;
import static org.camunda.bpm.engine.authorization.Permissions.DELETE;
import static org.camunda.bpm.engine.authorization.Permissions.DELETE_INSTANCE;
import static org.camunda.bpm.engine.authorization.Permissions.MIGRATE_INSTANCE;
import static org.camunda.bpm.engine.authorization.Permissions.NONE;
import static org.camunda.bpm.engine.authorization.Permissions.READ;
import static org.camunda.bpm.engine.authorization.Permissions.READ_INSTANCE;
import static org.camunda.bpm.engine.authorization.Permissions.READ_TASK;
import static org.camunda.bpm.engine.authorization.Permissions.TASK_ASSIGN;
import static org.camunda.bpm.engine.authorization.Permissions.UPDATE;
import static org.camunda.bpm.engine.authorization.Permissions.UPDATE_INSTANCE;
import static org.camunda.bpm.engine.authorization.Resources.APPLICATION;
import static org.camunda.bpm.engine.authorization.Resources.DECISION_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.DECISION_REQUIREMENTS_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.DEPLOYMENT;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_INSTANCE;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.BatchPermissions;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.authorization.HistoricProcessInstancePermissions;
import org.camunda.bpm.engine.authorization.HistoricTaskPermissions;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.ProcessInstancePermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.SystemPermissions;
import org.camunda.bpm.engine.authorization.TaskPermissions;
import org.camunda.bpm.engine.authorization.UserOperationLogCategoryPermissions;

/** What a group may do with a resource of the engine. */
record Grant(String group, Resource resource, String resourceId, Set<Permission> permissions) {

    private static final List<String> DESK_ROLES = List.of(
            Roles.CASEWORKER,
            Roles.SUPERVISOR,
            Roles.SIGNATORY,
            Roles.DUTY_LEADER,
            Roles.TOWN_CONTACT,
            Roles.LEGAL_COUNSEL,
            Roles.COUNSELLOR,
            Roles.MEDIATOR);

    private static final List<Resource> ADMINISTERED = List.of(
            APPLICATION,
            Resources.USER,
            Resources.GROUP,
            Resources.GROUP_MEMBERSHIP,
            Resources.TENANT,
            Resources.TENANT_MEMBERSHIP,
            Resources.AUTHORIZATION,
            Resources.FILTER,
            DECISION_REQUIREMENTS_DEFINITION,
            Resources.BATCH,
            Resources.SYSTEM);

    /** Every permission that the engine knows. Some resources have a list of their own beside the common one. */
    private static final List<Permission> SINGLE_PERMISSIONS = Stream.<Permission[]>of(
                    Permissions.values(),
                    ProcessDefinitionPermissions.values(),
                    ProcessInstancePermissions.values(),
                    TaskPermissions.values(),
                    HistoricTaskPermissions.values(),
                    HistoricProcessInstancePermissions.values(),
                    BatchPermissions.values(),
                    SystemPermissions.values(),
                    UserOperationLogCategoryPermissions.values())
            .flatMap(Stream::of)
            .filter(permission -> permission.getValue() != NONE.getValue() && permission.getValue() != ALL.getValue())
            .toList();

    /** The rights of every role. Persons get rights through their groups only; tasks through their candidates. */
    static List<Grant> all() {
        List<Grant> grants = new ArrayList<>();
        DESK_ROLES.forEach(role -> {
            grants.add(grant(role, APPLICATION, "tasklist", ACCESS));
            grants.add(grant(role, APPLICATION, "welcome", ACCESS));
        });
        grants.add(grant(Roles.STATISTICIAN, APPLICATION, "welcome", ACCESS));
        caseRights(grants);
        processAdminRights(grants);
        List.of(Roles.SYSTEM_ADMIN, Groups.CAMUNDA_ADMIN).forEach(group -> systemAdminRights(group, grants));
        return List.copyOf(grants);
    }

    private static void caseRights(List<Grant> grants) {
        // The engine has no right for a message alone: it takes UPDATE_INSTANCE. The security module keeps the
        // other commands of that right (moving tokens, writing variables) from the desks.
        grants.add(grant(Roles.CASEWORKER, PROCESS_DEFINITION, "referral", READ, CREATE_INSTANCE, UPDATE_INSTANCE));
        grants.add(grant(Roles.CASEWORKER, PROCESS_DEFINITION, "agency-handoff", READ, UPDATE_INSTANCE));
        grants.add(grant(Roles.CASEWORKER, PROCESS_DEFINITION, "transfer", READ));
        DESK_ROLES.forEach(role -> grants.add(grant(role, PROCESS_DEFINITION, "urging", READ)));
        grants.add(grant(Roles.CASEWORKER, PROCESS_DEFINITION, "suggestion-reply", READ, CREATE_INSTANCE));
        grants.add(grant(Roles.SIGNATORY, PROCESS_DEFINITION, "suggestion-reply", READ));
        List.of(Roles.SUPERVISOR, Roles.TOWN_CONTACT)
                .forEach(role -> grants.add(grant(role, PROCESS_DEFINITION, "referral", READ, CREATE_INSTANCE)));
        List.of(Roles.CASEWORKER, Roles.SUPERVISOR)
                .forEach(role -> grants.add(grant(role, PROCESS_DEFINITION, "erasure", READ, CREATE_INSTANCE)));
        List.of(Roles.CASEWORKER, Roles.SUPERVISOR, Roles.TOWN_CONTACT)
                .forEach(role -> grants.add(grant(role, PROCESS_INSTANCE, Authorization.ANY, CREATE)));
        DESK_ROLES.stream()
                .filter(role -> !role.equals(Roles.CASEWORKER))
                .forEach(role -> grants.add(grant(role, PROCESS_DEFINITION, "agency-handoff", READ)));
        DESK_ROLES.stream()
                .filter(role -> grants.stream().noneMatch(grant -> grant.isFor(role, "referral")))
                .forEach(role -> grants.add(grant(role, PROCESS_DEFINITION, "referral", READ)));
        List.of(Roles.CASEWORKER, Roles.SUPERVISOR, Roles.PROCESS_ADMIN)
                .forEach(
                        role -> grants.add(grant(role, DECISION_DEFINITION, Authorization.ANY, READ, CREATE_INSTANCE)));
    }

    /** Diagrams and tables, never a person's data: no right on an instance, a task or the history. */
    private static void processAdminRights(List<Grant> grants) {
        grants.add(grant(Roles.PROCESS_ADMIN, APPLICATION, "cockpit", ACCESS));
        grants.add(grant(Roles.PROCESS_ADMIN, APPLICATION, "welcome", ACCESS));
        grants.add(grant(Roles.PROCESS_ADMIN, PROCESS_DEFINITION, Authorization.ANY, READ));
        grants.add(grant(Roles.PROCESS_ADMIN, DECISION_REQUIREMENTS_DEFINITION, Authorization.ANY, READ));
        grants.add(grant(Roles.PROCESS_ADMIN, DEPLOYMENT, Authorization.ANY, READ, CREATE));
    }

    /**
     * Users and the engine: she sees instances by number, their jobs and incidents, gives a task back, and may repair. No
     * variable, no form, no history: those are of people (ADR 13). Deploying is the process administrator's alone.
     */
    private static void systemAdminRights(String group, List<Grant> grants) {
        ADMINISTERED.forEach(resource -> grants.add(grant(group, resource, Authorization.ANY, ALL)));
        grants.add(grant(group, DEPLOYMENT, Authorization.ANY, READ));
        grants.add(grant(group, DECISION_DEFINITION, Authorization.ANY, READ, UPDATE));
        grants.add(grant(
                group,
                PROCESS_DEFINITION,
                Authorization.ANY,
                READ,
                UPDATE,
                DELETE,
                READ_INSTANCE,
                UPDATE_INSTANCE,
                DELETE_INSTANCE,
                MIGRATE_INSTANCE,
                READ_TASK,
                TASK_ASSIGN));
    }

    /** Whether the authorization gives exactly these permissions, no more. */
    boolean equalsRightsOf(Authorization authorization) {
        if (permissions.contains(ALL) || authorization.isEveryPermissionGranted()) {
            return permissions.contains(ALL) && authorization.isEveryPermissionGranted();
        }
        return SINGLE_PERMISSIONS.stream()
                .filter(permission -> List.of(permission.getTypes()).contains(resource))
                .allMatch(permission -> authorization.isPermissionGranted(permission) == gives(permission));
    }

    private boolean gives(Permission permission) {
        return permissions.stream().anyMatch(given -> given.getValue() == permission.getValue());
    }

    /** Whether the authorization is for this group and resource, whatever it gives. */
    boolean isAbout(Authorization authorization) {
        return group.equals(authorization.getGroupId())
                && resource.resourceType() == authorization.getResourceType()
                && resourceId.equals(authorization.getResourceId());
    }

    private static Grant grant(String group, Resource resource, String resourceId, Permission... permissions) {
        return new Grant(group, resource, resourceId, Set.of(permissions));
    }

    private boolean isFor(String role, String id) {
        return group.equals(role) && resourceId.equals(id);
    }
}
