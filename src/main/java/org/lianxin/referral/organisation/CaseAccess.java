package org.lianxin.referral.organisation;

import java.util.Set;
import org.springframework.stereotype.Component;

/** Which cases the signed-in person may read: those of her districts (tenants of the engine), if her role works on cases. */
@Component
public class CaseAccess {

    private static final Set<String> ROLES =
            Set.of(Roles.CASEWORKER, Roles.SUPERVISOR, Roles.SIGNATORY, Roles.DUTY_LEADER);

    private final SignedIn signedIn;

    CaseAccess(SignedIn signedIn) {
        this.signedIn = signedIn;
    }

    /** The codes of the districts whose cases she may read, none for any other role. */
    public Set<String> districts() {
        return signedIn.groups().stream().anyMatch(ROLES::contains) ? signedIn.tenants() : Set.of();
    }

    /** Whether she may read the cases, letters and files of this district. */
    public boolean mayRead(String district) {
        return districts().contains(district);
    }
}
