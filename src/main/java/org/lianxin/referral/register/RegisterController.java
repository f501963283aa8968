package org.lianxin.referral.register;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lianxin.referral.organisation.CaseAccess;
import org.lianxin.referral.organisation.Federation;
import org.lianxin.referral.organisation.Office;
import org.lianxin.referral.organisation.Roles;
import org.lianxin.referral.organisation.SignedIn;
import org.lianxin.referral.privacy.AccessKind;
import org.lianxin.referral.privacy.AccessLog;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * The register as each role may see it: the list of her districts for those who work on cases, what she reported for a town
 * contact, counts for the statistician, nothing for anybody else; and the page of a case.
 */
@Controller
@RequestMapping("/referrals")
class RegisterController {

    private final ReferralRegister register;
    private final RegisterSearch search;
    private final RegisterCounts counts;
    private final CaseReader cases;
    private final CaseAccess access;
    private final AccessLog accessLog;
    private final SignedIn signedIn;
    private final Matters matters;
    private final Federation federation;
    private final Clock clock;

    RegisterController(
            ReferralRegister register,
            RegisterSearch search,
            RegisterCounts counts,
            CaseReader cases,
            CaseAccess access,
            AccessLog accessLog,
            SignedIn signedIn,
            Matters matters,
            Federation federation,
            Clock clock) {
        this.register = register;
        this.search = search;
        this.counts = counts;
        this.cases = cases;
        this.access = access;
        this.accessLog = accessLog;
        this.signedIn = signedIn;
        this.matters = matters;
        this.federation = federation;
        this.clock = clock;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String district,
            @RequestParam Optional<String> state,
            @RequestParam(defaultValue = "") String level,
            @RequestParam(defaultValue = "") String matter,
            @RequestParam @DateTimeFormat(iso = ISO.DATE) Optional<LocalDate> from,
            @RequestParam @DateTimeFormat(iso = ISO.DATE) Optional<LocalDate> to,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        Set<String> districts = access.districts();
        if (!districts.isEmpty()) {
            RegisterFilter filter = new RegisterFilter(
                    number, district, state.orElse(RegisterFilter.defaultState(number)), level, matter, from, to, page);
            choices(districts, model);
            return list(search.inDistricts(districts, filter), filter, model, "register/referrals");
        }
        if (signedIn.groups().contains(Roles.TOWN_CONTACT)) {
            RegisterFilter filter =
                    new RegisterFilter(number, "", "", "", "", Optional.empty(), Optional.empty(), page);
            return list(search.reportedBy(signedIn.userId(), filter), filter, model, "register/reported");
        }
        if (signedIn.groups().contains(Roles.STATISTICIAN)) {
            return "redirect:/referrals/counts";
        }
        throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }

    @GetMapping("/counts")
    String counts(@RequestParam Optional<Integer> year, Model model) {
        if (!signedIn.groups().contains(Roles.STATISTICIAN)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        int shown = year.filter(any -> any >= 2000 && any < 2200)
                .orElseGet(
                        () -> LocalDate.now(clock.withZone(federation.zone())).getYear());
        model.addAttribute("year", shown);
        model.addAttribute("tables", counts.of(signedIn.tenants(), shown));
        return "register/counts";
    }

    /** Not found for those who may not see it either: the number alone must tell them nothing. */
    @GetMapping("/{referralNo}")
    String referral(@PathVariable String referralNo, Model model) {
        RegisterEntry entry = register.find(referralNo)
                .filter(found -> access.mayRead(found.district()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        accessLog.seen(signedIn.userId(), referralNo, AccessKind.CASE_PAGE, referralNo);
        model.addAttribute("file", cases.read(entry));
        model.addAttribute("closed", entry.state() == ReferralState.CLOSED);
        model.addAttribute(
                "mayEnter",
                entry.state() == ReferralState.OPEN && signedIn.groups().contains(Roles.CASEWORKER));
        return "register/referral";
    }

    private String list(List<RegisterEntry> found, RegisterFilter filter, Model model, String page) {
        model.addAttribute("filter", filter);
        model.addAttribute(
                "rows",
                found.stream()
                        .limit(RegisterSearch.PAGE)
                        .map(entry -> RegisterRow.of(entry, matters.get(entry.matter()), federation))
                        .toList());
        model.addAttribute("more", found.size() > RegisterSearch.PAGE);
        return page;
    }

    private void choices(Set<String> districts, Model model) {
        List<Office> offices = federation.offices().stream()
                .filter(office -> districts.contains(office.code()))
                .toList();
        model.addAttribute("offices", offices);
        model.addAttribute("states", ReferralState.values());
        model.addAttribute("levels", RegisterWords.LEVELS);
        model.addAttribute(
                "matters",
                matters.all().stream().filter(matter -> !matter.restricted()).toList());
        model.addAttribute("restricted", Matter.RESTRICTED);
    }
}
