package org.lianxin.referral.organisation;

import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
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

    private List<Office> tenantsOf(Office office) {
        return office.equals(federation.city()) ? federation.offices() : List.of(office);
    }
}
