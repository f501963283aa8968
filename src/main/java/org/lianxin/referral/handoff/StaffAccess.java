package org.lianxin.referral.handoff;

import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.lianxin.referral.organisation.Roles;
import org.springframework.stereotype.Component;

/** Who may see a hand-off: staff of its district (= tenant of the engine) whose role works with it. */
@Component
class StaffAccess {

    private static final Set<String> ROLES =
            Set.of(Roles.CASEWORKER, Roles.SUPERVISOR, Roles.SIGNATORY, Roles.DUTY_LEADER);

    private final IdentityService identity;

    StaffAccess(IdentityService identity) {
        this.identity = identity;
    }

    boolean maySee(String userId, Handoff handoff) {
        boolean ofDistrict = identity.createTenantQuery()
                        .userMember(userId)
                        .includingGroupsOfUser(true)
                        .tenantId(handoff.district())
                        .count()
                > 0;
        return ofDistrict
                && identity.createGroupQuery().groupMember(userId).list().stream()
                        .anyMatch(group -> ROLES.contains(group.getId()));
    }
}
