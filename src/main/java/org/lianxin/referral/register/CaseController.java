package org.lianxin.referral.register;

import java.security.Principal;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.lianxin.referral.organisation.CaseAccess;
import org.lianxin.referral.organisation.Roles;
import org.lianxin.referral.organisation.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a caseworker enters on the page of a case at any time: new information, and the wish to withdraw it. */
@Controller
@RequestMapping("/referrals/{referralNo}")
class CaseController {

    private static final int LONGEST = 5000;
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\p{Cntrl}\\u202a-\\u202e\\u2066-\\u2069&&[^\\r\\n\\t]]");
    private static final Set<String> WISHES = Set.of("person", "reporter", "office");

    private final ReferralRegister register;
    private final CaseAccess access;
    private final SignedIn signedIn;
    private final CaseMessages messages;

    CaseController(ReferralRegister register, CaseAccess access, SignedIn signedIn, CaseMessages messages) {
        this.register = register;
        this.access = access;
        this.signedIn = signedIn;
        this.messages = messages;
    }

    @PostMapping("/news")
    String news(
            @PathVariable String referralNo,
            @RequestParam(defaultValue = "") String text,
            Principal user,
            RedirectAttributes page) {
        return enter(
                referralNo,
                problem(text, "新情况"),
                "已登记。待办里有了“研判新情况”。",
                number -> messages.newInformation(number, text.strip(), user.getName()),
                "news",
                text,
                page);
    }

    @PostMapping("/withdrawal")
    String withdrawal(
            @PathVariable String referralNo,
            @RequestParam(defaultValue = "") String wish,
            @RequestParam(defaultValue = "") String reason,
            Principal user,
            RedirectAttributes page) {
        return enter(
                referralNo,
                WISHES.contains(wish) ? problem(reason, "撤回理由") : "请选择撤回是谁的意愿。",
                "已提出撤回，待部长审核。审核之前照常办理。",
                number -> messages.withdraw(number, wish, reason.strip(), user.getName()),
                "withdrawal",
                reason,
                page);
    }

    private String enter(
            String referralNo,
            String problem,
            String done,
            Consumer<String> message,
            String form,
            String typed,
            RedirectAttributes page) {
        RegisterEntry entry = register.find(referralNo)
                .filter(found -> access.mayRead(found.district()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (!signedIn.groups().contains(Roles.CASEWORKER)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        String refused = entry.state() == ReferralState.OPEN
                ? problem
                : "这件已不在办（" + entry.state().label() + "），不能再登记。请作为新件受理。";
        if (refused.isEmpty()) {
            refused = tell(referralNo, message);
        }
        if (refused.isEmpty()) {
            page.addFlashAttribute("done", done);
        } else {
            page.addFlashAttribute("refused", refused);
            page.addFlashAttribute("refusedForm", form);
            page.addFlashAttribute("typed", typed);
        }
        return "redirect:/referrals/{referralNo}";
    }

    private static String tell(String referralNo, Consumer<String> message) {
        try {
            message.accept(referralNo);
            return "";
        } catch (MismatchingMessageCorrelationException overtaken) {
            return "这件刚刚有了变化，没有登记上。请刷新后再试。";
        }
    }

    private static String problem(String text, String what) {
        return text.isBlank()
                        || text.length() > LONGEST
                        || INVISIBLE.matcher(text).find()
                ? "请填写" + what + "，最多 5000 字，不含控制字符。"
                : "";
    }
}
