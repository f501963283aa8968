package org.lianxin.referral.security;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where a system administrator lets in again who locked herself out or lost her telephone. */
@Controller
@RequestMapping("/sign-in-help")
class SignInHelpPage {

    private static final Logger LOG = LoggerFactory.getLogger(SignInHelpPage.class);
    private static final String BACK = "redirect:/sign-in-help";

    private final EngineUsers users;
    private final SecondFactors factors;
    private final AttemptLimits limits;

    SignInHelpPage(EngineUsers users, SecondFactors factors, AttemptLimits limits) {
        this.users = users;
        this.factors = factors;
        this.limits = limits;
    }

    @GetMapping
    String page() {
        return "sign-in-help";
    }

    @PostMapping("/unlock")
    String unlock(@RequestParam String user, Authentication administrator, RedirectAttributes done) {
        if (!users.exists(user)) {
            return unknown(user, done);
        }
        users.unlock(user);
        limits.forgiveAccounts();
        LOG.info("{} unlocked the account {}", administrator.getName(), user);
        done.addFlashAttribute("done", "已解除“" + user + "”的登录锁定，现在可以登录。");
        return BACK;
    }

    @PostMapping("/second-factor")
    String reset(@RequestParam String user, Authentication administrator, RedirectAttributes done) {
        if (!users.exists(user)) {
            return unknown(user, done);
        }
        if (factors.reset(user)) {
            LOG.info("{} reset the second factor of {}", administrator.getName(), user);
            done.addFlashAttribute("done", "已重置“" + user + "”的动态口令，下次登录时重新绑定。请让本人当面登录并绑定。");
        } else {
            done.addFlashAttribute("problem", "“" + user + "”还没有绑定动态口令，无须重置。");
        }
        return BACK;
    }

    private static String unknown(String user, RedirectAttributes done) {
        done.addFlashAttribute("problem", "没有用户“" + user + "”，请核对用户名，例如 hantai-supervisor。");
        return BACK;
    }
}
