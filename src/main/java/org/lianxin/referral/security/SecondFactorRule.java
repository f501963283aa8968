package org.lianxin.referral.security;

import java.util.Set;
import org.camunda.bpm.engine.authorization.Groups;
import org.lianxin.referral.organisation.Roles;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Whom a password alone does not let in: those who release, sign, change diagrams or rule over accounts. */
@Component
class SecondFactorRule {

    private static final Set<String> ROLES =
            Set.of(Roles.SUPERVISOR, Roles.SIGNATORY, Roles.PROCESS_ADMIN, Roles.SYSTEM_ADMIN, Groups.CAMUNDA_ADMIN);

    private final Setting setting;

    SecondFactorRule(@Value("${lianxin.second-factor}") Setting setting) {
        this.setting = setting;
    }

    boolean asks(Authentication person) {
        return setting == Setting.REQUIRED
                && person.getAuthorities().stream().anyMatch(group -> ROLES.contains(group.getAuthority()));
    }

    enum Setting {
        REQUIRED,
        OFF
    }
}
