package org.lianxin.referral.security;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/** Where a person with a second factor makes and revokes the password for her programs. */
@Controller
@RequestMapping("/application-password")
class ApplicationPasswordPage {

    private final ApplicationPasswords passwords;
    private final SecondFactors factors;

    ApplicationPasswordPage(ApplicationPasswords passwords, SecondFactors factors) {
        this.passwords = passwords;
        this.factors = factors;
    }

    @GetMapping
    String page(Authentication signedIn, Model model) {
        String user = entitled(signedIn);
        model.addAttribute("user", user);
        model.addAttribute("exists", passwords.has(user));
        return "application-password";
    }

    @PostMapping
    String renew(Authentication signedIn, Model model) {
        model.addAttribute("password", passwords.renew(entitled(signedIn)));
        return page(signedIn, model);
    }

    @PostMapping("/revocation")
    String revoke(Authentication signedIn) {
        passwords.revoke(entitled(signedIn));
        return "redirect:/application-password";
    }

    /** Without a second factor the ordinary password does, and there is nothing to make. */
    private String entitled(Authentication signedIn) {
        String user = signedIn.getName();
        if (!factors.has(user)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return user;
    }
}
