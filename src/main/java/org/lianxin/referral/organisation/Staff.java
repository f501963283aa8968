package org.lianxin.referral.organisation;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.User;
import org.springframework.context.annotation.DependsOn;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes people into the engine's user store. */
@Component
@DependsOn("engineOrganisation")
public class Staff {

    private final Federation federation;
    private final IdentityService identities;

    Staff(Federation federation, IdentityService identities) {
        this.federation = federation;
        this.identities = identities;
    }

    public boolean knows(String userId) {
        return identities.createUserQuery().userId(userId).count() > 0;
    }

    /** Adds all or nothing: the person to groups, and to the tenants of the office: a county's own, all for the city. */
    @Transactional
    public void add(Person person, String password, Office office, Set<String> groups) {
        User user = identities.newUser(person.id());
        user.setFirstName(person.firstName());
        user.setLastName(person.lastName());
        user.setEmail(person.email());
        user.setPassword(password);
        identities.saveUser(user);
        groups.forEach(group -> identities.createMembership(person.id(), group));
        tenantsOf(office).forEach(tenant -> identities.createTenantUserMembership(tenant.code(), person.id()));
    }

    /** Makes the person's name, groups and tenants what is said here; others she had end. */
    @Transactional
    public void bringInLine(Person person, Office office, Set<String> groups) {
        User user = identities.createUserQuery().userId(person.id()).singleResult();
        user.setFirstName(person.firstName());
        user.setLastName(person.lastName());
        user.setEmail(person.email());
        identities.saveUser(user);
        Set<String> formerGroups = identities.createGroupQuery().groupMember(person.id()).list().stream()
                .map(Group::getId)
                .collect(Collectors.toSet());
        missing(formerGroups, groups).forEach(group -> identities.deleteMembership(person.id(), group));
        missing(groups, formerGroups).forEach(group -> identities.createMembership(person.id(), group));
        Set<String> formerTenants = identities.createTenantQuery().userMember(person.id()).list().stream()
                .map(Tenant::getId)
                .collect(Collectors.toSet());
        Set<String> tenants = tenantsOf(office).stream().map(Office::code).collect(Collectors.toSet());
        missing(formerTenants, tenants).forEach(tenant -> identities.deleteTenantUserMembership(tenant, person.id()));
        missing(tenants, formerTenants).forEach(tenant -> identities.createTenantUserMembership(tenant, person.id()));
    }

    private static List<String> missing(Set<String> from, Set<String> in) {
        return from.stream().filter(one -> !in.contains(one)).toList();
    }

    private List<Office> tenantsOf(Office office) {
        return office.equals(federation.city()) ? federation.offices() : List.of(office);
    }
}
