package org.lianxin.referral.organisation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who is at work in the engine. */
@Component
public class SignedIn {

    /** Stands where no person acts: a timer, a message of a partner, the program itself. */
    public static final String NOBODY = "system";

    private final IdentityService identity;

    SignedIn(IdentityService identity) {
        this.identity = identity;
    }

    /** The id of the signed-in user, or {@link #NOBODY}. */
    public String userId() {
        @Nullable Authentication signedIn = identity.getCurrentAuthentication();
        return signedIn == null || signedIn.getUserId() == null ? NOBODY : signedIn.getUserId();
    }

    /** Whether the person at work belongs to the office with this code; the program itself belongs to all. */
    public boolean belongsTo(String office) {
        @Nullable Authentication signedIn = identity.getCurrentAuthentication();
        return signedIn == null
                || signedIn.getUserId() == null
                || signedIn.getTenantIds().contains(office);
    }

    /** The groups she is in, none where no person acts. */
    public Set<String> groups() {
        return of(Authentication::getGroupIds);
    }

    /** The tenants she belongs to: the codes of her districts. */
    public Set<String> tenants() {
        return of(Authentication::getTenantIds);
    }

    private Set<String> of(Function<Authentication, @Nullable List<String>> ids) {
        return Optional.ofNullable(identity.getCurrentAuthentication())
                .map(ids)
                .map(Set::copyOf)
                .orElse(Set.of());
    }

    /** Acts without the engine's permission checks, for pages that decide themselves who may act. */
    public <T> T setAside(Supplier<T> action) {
        @Nullable Authentication signedIn = identity.getCurrentAuthentication();
        identity.clearAuthentication();
        try {
            return action.get();
        } finally {
            if (signedIn != null) {
                identity.setAuthentication(signedIn.getUserId(), signedIn.getGroupIds(), signedIn.getTenantIds());
            }
        }
    }
}
