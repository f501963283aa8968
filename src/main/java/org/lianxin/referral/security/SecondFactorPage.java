package org.lianxin.referral.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lianxin.referral.organisation.Federation;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Asks for the code after the password, and at the first time hands out the secret. */
@Controller
@RequestMapping("/second-factor")
class SecondFactorPage {

    private static final String TO_SIGN_IN = "redirect:/login";
    private static final String TO_CODE = "redirect:/second-factor";
    private static final String APP_LABEL = "连心桥";

    private final SecondFactors factors;
    private final EngineUsers users;
    private final Sessions sessions;
    private final AttemptLimits limits;
    private final Federation federation;
    private final Clock clock;

    SecondFactorPage(
            SecondFactors factors,
            EngineUsers users,
            Sessions sessions,
            AttemptLimits limits,
            Federation federation,
            Clock clock) {
        this.factors = factors;
        this.users = users;
        this.sessions = sessions;
        this.limits = limits;
        this.federation = federation;
        this.clock = clock;
    }

    @GetMapping
    String ask(HttpServletRequest request, Model model) {
        Optional<HalfSignedIn> half = half(request);
        if (half.isEmpty()) {
            return TO_SIGN_IN;
        }
        String user = half.get().user();
        return factors.has(user) ? codePage(user, model) : "redirect:/second-factor/enrolment";
    }

    @PostMapping
    @Nullable
    String check(
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model)
            throws IOException {
        Optional<HalfSignedIn> half = half(request);
        if (half.isEmpty() || !factors.has(half.get().user())) {
            return TO_SIGN_IN;
        }
        requirePatience(request);
        String user = half.get().user();
        SecondFactors.Check check = factors.check(user, code);
        if (check == SecondFactors.Check.RIGHT) {
            Authentication person = users.signedIn(user);
            sessions.begin(person, request, response);
            sessions.goOn(person, request, response);
            return null;
        }
        limits.wrong(request.getRemoteAddr());
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        model.addAttribute("problem", check);
        return codePage(user, model);
    }

    @GetMapping("/enrolment")
    String enrolment(HttpServletRequest request, Model model) {
        Optional<HalfSignedIn> half = half(request);
        if (half.isEmpty()) {
            return TO_SIGN_IN;
        }
        if (factors.has(half.get().user())) {
            return TO_CODE;
        }
        HalfSignedIn enrolling = half.filter(one -> !one.newSecret().isEmpty())
                .orElseGet(() -> half.get().withNewSecret(SecondFactors.newSecret()));
        enrolling.keepIn(request.getSession());
        return enrolmentPage(enrolling, model);
    }

    @PostMapping("/enrolment")
    String enrol(
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Optional<HalfSignedIn> half = half(request);
        if (half.isEmpty() || half.get().newSecret().isEmpty()) {
            return TO_SIGN_IN;
        }
        requirePatience(request);
        HalfSignedIn enrolling = half.get();
        if (!factors.confirms(enrolling.newSecret(), code)) {
            limits.wrong(request.getRemoteAddr());
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("wrong", true);
            return enrolmentPage(enrolling, model);
        }
        List<String> codes;
        try {
            codes = factors.enrol(enrolling.user(), enrolling.newSecret(), code);
        } catch (DuplicateKeyException enrolledElsewhereMeanwhile) {
            return TO_CODE;
        }
        sessions.begin(users.signedIn(enrolling.user()), request, response);
        model.addAttribute("federation", federation.name());
        model.addAttribute(
                "codes", codes.stream().map(SecondFactorPage::grouped).toList());
        return "second-factor/recovery-codes";
    }

    private Optional<HalfSignedIn> half(HttpServletRequest request) {
        return HalfSignedIn.in(request, clock.instant());
    }

    private void requirePatience(HttpServletRequest request) {
        if (!limits.allow(request.getRemoteAddr())) {
            throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
        }
    }

    private String codePage(String user, Model model) {
        model.addAttribute("federation", federation.name());
        model.addAttribute("user", user);
        return "second-factor/code";
    }

    private String enrolmentPage(HalfSignedIn enrolling, Model model) {
        model.addAttribute("federation", federation.name());
        model.addAttribute("user", enrolling.user());
        model.addAttribute("key", grouped(enrolling.newSecret()));
        model.addAttribute("address", address(enrolling));
        model.addAttribute("qr", QrDrawing.of(address(enrolling)));
        return "second-factor/enrolment";
    }

    /** What authenticator apps read (Key URI format). */
    private static String address(HalfSignedIn enrolling) {
        String issuer = URLEncoder.encode(APP_LABEL, StandardCharsets.UTF_8);
        return "otpauth://totp/" + issuer + ":" + enrolling.user() + "?secret=" + enrolling.newSecret() + "&issuer="
                + issuer;
    }

    private static String grouped(String key) {
        return key.replaceAll("(.{4})(?=.)", "$1 ");
    }
}
