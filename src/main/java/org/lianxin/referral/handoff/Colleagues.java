package org.lianxin.referral.handoff;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;

/** Who of a district's staff can be reached by mail. */
@Component
class Colleagues {

    private final IdentityService identities;

    Colleagues(IdentityService identities) {
        this.identities = identities;
    }

    /** Those of the role that have a mail address. */
    List<User> of(String role, String district) {
        return identities.createUserQuery().memberOfGroup(role).memberOfTenant(district).list().stream()
                .filter(user -> user.getEmail() != null && !user.getEmail().isBlank())
                .toList();
    }
}
