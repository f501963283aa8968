package org.lianxin.referral.organisation;

import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.AuthorizationQuery;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/**
 * Brings tenants, groups and the rights of the roles into the engine at every start. What is there stays, what is
 * missing is made; the rights of a role on a resource are set to what {@link Grant#all()} says.
 */
@Component
class EngineOrganisation implements InitializingBean {

    private static final Map<String, String> GROUPS = Map.ofEntries(
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
        GROUPS.forEach((id, name) -> ensureGroup(id, name, "WORKFLOW"));
        ensureGroup(Groups.CAMUNDA_ADMIN, "引擎管理员", Groups.GROUP_TYPE_SYSTEM);
        Grant.all().stream()
                .collect(Collectors.groupingBy(grant -> new Place(grant.resource(), grant.resourceId())))
                .forEach(this::ensureGrants);
    }

    /** What rights are given on: they are asked for together, which shortens every start. */
    private record Place(Resource resource, String id) {}

    private void ensureTenant(Office office) {
        ensure(() -> identities.createTenantQuery().tenantId(office.code()).count() > 0, () -> {
            Tenant tenant = identities.newTenant(office.code());
            tenant.setName(office.name());
            identities.saveTenant(tenant);
        });
    }

    private void ensureGroup(String id, String name, String type) {
        ensure(() -> identities.createGroupQuery().groupId(id).count() > 0, () -> {
            Group group = identities.newGroup(id);
            group.setName(name);
            group.setType(type);
            identities.saveGroup(group);
        });
    }

    private void ensureGrants(Place place, List<Grant> grants) {
        List<Authorization> given = authorizations
                .createAuthorizationQuery()
                .authorizationType(Authorization.AUTH_TYPE_GRANT)
                .resourceType(place.resource())
                .resourceId(place.id())
                .list();
        grants.stream()
                .filter(grant -> given.stream()
                        .noneMatch(authorization -> grant.group().equals(authorization.getGroupId())
                                && grant.equalsRightsOf(authorization)))
                .forEach(this::ensureGrant);
    }

    private void ensureGrant(Grant grant) {
        ensure(() -> isInForce(grant), () -> {
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

    private boolean isInForce(Grant grant) {
        return query(grant).list().stream().anyMatch(grant::equalsRightsOf);
    }

    private AuthorizationQuery query(Grant grant) {
        return authorizations
                .createAuthorizationQuery()
                .authorizationType(Authorization.AUTH_TYPE_GRANT)
                .groupIdIn(grant.group())
                .resourceType(grant.resource())
                .resourceId(grant.resourceId());
    }

    /** Another node that starts at the same moment may be first; then its row is as good as ours. */
    private static void ensure(BooleanSupplier exists, Runnable create) {
        if (exists.getAsBoolean()) {
            return;
        }
        try {
            create.run();
        } catch (RuntimeException refused) {
            if (!exists.getAsBoolean()) {
                throw refused;
            }
        }
    }
}
