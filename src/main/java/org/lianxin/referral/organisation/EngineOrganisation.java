package org.lianxin.referral.organisation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.AuthorizationQuery;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/**
 * Brings tenants, groups and the rights of the roles into the engine at every start. What is there stays, what is
 * missing is made; the rights of the roles are set to exactly what {@link Grant#all()} says.
 */
@Component
class EngineOrganisation implements InitializingBean {

    private static final Map<String, String> ROLES = Map.ofEntries(
            Map.entry(Roles.CASEWORKER, "经办人"),
            Map.entry(Roles.SUPERVISOR, "部长"),
            Map.entry(Roles.SIGNATORY, "签发人（分管副主席）"),
            Map.entry(Roles.DUTY_LEADER, "值班领导"),
            Map.entry(Roles.TOWN_CONTACT, "镇村妇联联络人"),
            Map.entry(Roles.LEGAL_COUNSEL, "法律顾问"),
            Map.entry(Roles.COUNSELLOR, "心理咨询师"),
            Map.entry(Roles.MEDIATOR, "调解员"),
            Map.entry(Roles.STATISTICIAN, "统计员"),
            Map.entry(Roles.PROCESS_ADMIN, "流程管理员"),
            Map.entry(Roles.SYSTEM_ADMIN, "系统管理员"));

    private final Federation federation;
    private final IdentityService identities;
    private final AuthorizationService authorizations;

    EngineOrganisation(Federation federation, IdentityService identities, AuthorizationService authorizations) {
        this.federation = federation;
        this.identities = identities;
        this.authorizations = authorizations;
    }

    @Override
    public void afterPropertiesSet() {
        federation.offices().forEach(this::ensureTenant);
        ensureGroups();
        List.of(Resources.values()).forEach(this::setRights);
    }

    private void ensureTenant(Office office) {
        ensure(() -> identities.createTenantQuery().tenantId(office.code()).count() > 0, () -> {
            Tenant tenant = identities.newTenant(office.code());
            tenant.setName(office.name());
            identities.saveTenant(tenant);
        });
    }

    /** The groups that are there are asked for at once: a federation may have thousands of villages. */
    private void ensureGroups() {
        Set<String> there =
                identities.createGroupQuery().list().stream().map(Group::getId).collect(Collectors.toSet());
        Stream<Group> needed = Stream.of(
                        ROLES.entrySet().stream().map(role -> group(role.getKey(), role.getValue(), "WORKFLOW")),
                        Stream.of(group(Groups.CAMUNDA_ADMIN, "引擎管理员", Groups.GROUP_TYPE_SYSTEM)),
                        federation.offices().stream().flatMap(this::contactsOf))
                .flatMap(groups -> groups);
        needed.filter(group -> !there.contains(group.getId())).forEach(this::ensureGroup);
    }

    private Stream<Group> contactsOf(Office office) {
        return office.localities().stream()
                .map(locality ->
                        group(locality.group(), office.shortName() + " · " + locality.name() + "联络人", "PLACE"));
    }

    private Group group(String id, String name, String type) {
        Group group = identities.newGroup(id);
        group.setName(name);
        group.setType(type);
        return group;
    }

    private void ensureGroup(Group group) {
        ensure(
                () -> identities.createGroupQuery().groupId(group.getId()).count() > 0,
                () -> identities.saveGroup(group));
    }

    /** What a role should have on a resource it gets; what it should not have, or no longer, is taken away. */
    private void setRights(Resource resource) {
        List<Grant> due = Grant.all().stream()
                .filter(grant -> grant.resource().equals(resource))
                .toList();
        List<Authorization> given = rights(resource).list();
        due.stream()
                .filter(grant -> given.stream().noneMatch(found -> grant.isAbout(found) && grant.equalsRightsOf(found)))
                .forEach(this::ensureGrant);
        given.stream()
                .filter(found -> due.stream().noneMatch(grant -> grant.isAbout(found)))
                .filter(found -> !isOwnGroup(found))
                .forEach(this::takeAway);
    }

    /** Without those the engine gives by itself to the candidates of each task. */
    private AuthorizationQuery rights(Resource resource) {
        AuthorizationQuery rights = authorizations
                .createAuthorizationQuery()
                .authorizationType(Authorization.AUTH_TYPE_GRANT)
                .groupIdIn(Stream.concat(ROLES.keySet().stream(), Stream.of(Groups.CAMUNDA_ADMIN))
                        .toArray(String[]::new))
                .resourceType(resource);
        return resource.equals(Resources.TASK) ? rights.resourceId(Authorization.ANY) : rights;
    }

    /** The engine lets the members of a group read its name. */
    private static boolean isOwnGroup(Authorization found) {
        return found.getResourceType() == Resources.GROUP.resourceType()
                && found.getResourceId().equals(found.getGroupId());
    }

    private void ensureGrant(Grant grant) {
        ensure(() -> query(grant).list().stream().anyMatch(grant::equalsRightsOf), () -> {
            Authorization authorization = query(grant).list().stream()
                    .findFirst()
                    .orElseGet(() -> authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT));
            authorization.setGroupId(grant.group());
            authorization.setResource(grant.resource());
            authorization.setResourceId(grant.resourceId());
            authorization.setPermissions(grant.permissions().toArray(Permission[]::new));
            authorizations.saveAuthorization(authorization);
        });
    }

    private void takeAway(Authorization authorization) {
        ensure(
                () -> authorizations
                                .createAuthorizationQuery()
                                .authorizationId(authorization.getId())
                                .count()
                        == 0,
                () -> authorizations.deleteAuthorization(authorization.getId()));
    }

    private AuthorizationQuery query(Grant grant) {
        return authorizations
                .createAuthorizationQuery()
                .authorizationType(Authorization.AUTH_TYPE_GRANT)
                .groupIdIn(grant.group())
                .resourceType(grant.resource())
                .resourceId(grant.resourceId());
    }

    /** Another node that starts at the same moment may be first; then what it did is as good as ours. */
    private static void ensure(BooleanSupplier done, Runnable act) {
        if (done.getAsBoolean()) {
            return;
        }
        try {
            act.run();
        } catch (RuntimeException refused) {
            if (!done.getAsBoolean()) {
                throw refused;
            }
        }
    }
}
