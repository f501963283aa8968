package org.lianxin.referral.security;

import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.authorization.Groups;
import org.jspecify.annotations.Nullable;
import org.lianxin.referral.organisation.Federation;
import org.lianxin.referral.organisation.Roles;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The sign-in page, and where each role begins. */
@Controller
class SignInPage {

    private final Federation federation;
    private final ObjectProvider<OidcDoor> oidc;

    SignInPage(Federation federation, ObjectProvider<OidcDoor> oidc) {
        this.federation = federation;
        this.oidc = oidc;
    }

    @GetMapping("/login")
    String signIn(
            @Nullable Authentication signedIn,
            @RequestParam(required = false) @Nullable String error,
            @RequestParam(required = false) @Nullable String ended,
            @RequestParam(defaultValue = "") String refused,
            Model model) {
        if (signedIn != null) {
            return "redirect:/";
        }
        model.addAttribute("federation", federation.name());
        model.addAttribute("wrong", error != null);
        model.addAttribute(
                "refused", OidcRefusal.of(refused).map(OidcRefusal::sentence).orElse(""));
        model.addAttribute(
                "oidc", oidc.stream().map(OidcDoor::label).findFirst().orElse(""));
        model.addAttribute("passwords", oidc.stream().allMatch(OidcDoor::besidePasswords));
        model.addAttribute("ended", ended != null);
        return "login";
    }

    @GetMapping("/")
    String firstPage(Authentication signedIn) {
        Set<String> groups = signedIn.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .collect(Collectors.toUnmodifiableSet());
        return groups.equals(Set.of(Roles.STATISTICIAN))
                ? "redirect:/referrals"
                : "redirect:/camunda/app/" + application(groups) + "/default/";
    }

    private static String application(Set<String> groups) {
        if (groups.contains(Roles.SYSTEM_ADMIN) || groups.contains(Groups.CAMUNDA_ADMIN)) {
            return "admin";
        }
        if (groups.contains(Roles.PROCESS_ADMIN)) {
            return "cockpit";
        }
        return "tasklist";
    }
}
