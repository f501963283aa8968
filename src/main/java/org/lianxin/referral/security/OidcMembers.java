package org.lianxin.referral.security;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.jspecify.annotations.Nullable;
import org.lianxin.referral.organisation.Federation;
import org.lianxin.referral.organisation.Office;
import org.lianxin.referral.organisation.Person;
import org.lianxin.referral.organisation.Staff;
import org.springframework.context.annotation.Profile;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes in whom the identity provider vouches for: roles and office at each sign-in as its claims say then. */
@Component
@Profile("oidc")
class OidcMembers implements OAuth2UserService<OidcUserRequest, OidcUser> {

    /** User info of the engine: whose account it is. A name may pass to somebody else, issuer and subject do not. */
    private static final String SUBJECT = "oidc-subject";

    private final OidcUserService provider = new OidcUserService();
    private final OidcSettings settings;
    private final Federation federation;
    private final Staff staff;
    private final IdentityService identities;
    private final TransactionTemplate transaction;

    OidcMembers(
            OidcSettings settings,
            Federation federation,
            Staff staff,
            IdentityService identities,
            PlatformTransactionManager transactions) {
        this.settings = settings;
        this.federation = federation;
        this.staff = staff;
        this.identities = identities;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        OidcUser known = known(request);
        String id = known.getName();
        if (!EngineUsers.isId(id)) {
            throw new OidcRefusedException(OidcRefusal.BAD_NAME);
        }
        Set<String> groups = groups(known);
        if (groups.isEmpty()) {
            throw new OidcRefusedException(OidcRefusal.NO_ROLE);
        }
        Office office = office(known).orElseThrow(() -> new OidcRefusedException(OidcRefusal.NO_OFFICE));
        admit(person(id, known), known.getIssuer() + " " + known.getSubject(), office, groups);
        String nameClaim = request.getClientRegistration()
                .getProviderDetails()
                .getUserInfoEndpoint()
                .getUserNameAttributeName();
        return new DefaultOidcUser(
                groups.stream().map(SimpleGrantedAuthority::new).toList(),
                known.getIdToken(),
                known.getUserInfo(),
                nameClaim);
    }

    private OidcUser known(OidcUserRequest request) {
        try {
            return provider.loadUser(request);
        } catch (IllegalArgumentException noSuchClaim) {
            throw new OidcRefusedException(OidcRefusal.BAD_NAME);
        }
    }

    private void admit(Person person, String subject, Office office, Set<String> groups) {
        if (!staff.knows(person.id())) {
            transaction.executeWithoutResult(all -> {
                staff.add(person, passwordOfNobody(), office, groups);
                identities.setUserInfo(person.id(), SUBJECT, subject);
            });
        } else if (subject.equals(identities.getUserInfo(person.id(), SUBJECT))) {
            staff.bringInLine(person, office, groups);
        } else {
            throw new OidcRefusedException(OidcRefusal.NAME_TAKEN);
        }
    }

    private Set<String> groups(OidcUser known) {
        return values(known.getClaim(settings.rolesClaim())).stream()
                .map(settings.roles()::get)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private Optional<Office> office(OidcUser known) {
        return values(known.getClaim(settings.officeClaim())).stream()
                .filter(federation::serves)
                .map(federation::officeOf)
                .findFirst();
    }

    private static List<String> values(@Nullable Object claim) {
        if (claim instanceof Collection<?> several) {
            return several.stream().map(String::valueOf).toList();
        }
        return Stream.ofNullable(claim).map(String::valueOf).toList();
    }

    private static Person person(String id, OidcUser known) {
        return new Person(
                id,
                orEmpty(known.getGivenName()),
                orEmpty(known.getFamilyName() == null ? known.getFullName() : known.getFamilyName()),
                orEmpty(known.getEmail()));
    }

    private static String orEmpty(@Nullable String claim) {
        return claim == null ? "" : claim;
    }

    /** The engine wants one, and its policy four kinds of characters. */
    private static String passwordOfNobody() {
        return "Aa1-" + OneTimeCodes.random(20);
    }
}
