package org.lianxin.referral.intake;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Map;
import org.lianxin.referral.organisation.Federation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The public page where a person seeking help, or a witness, writes. Needs neither account nor JavaScript. */
@Controller
@RequestMapping("/report")
class ReportController {

    private static final Logger LOG = LoggerFactory.getLogger(ReportController.class);
    private static final String RECEIPT = "report.receipt";

    private final ReportDesk desk;
    private final ReportLimits limits;
    private final Federation federation;

    ReportController(ReportDesk desk, ReportLimits limits, Federation federation) {
        this.desk = desk;
        this.limits = limits;
        this.federation = federation;
    }

    @ModelAttribute
    void surroundings(HttpServletRequest request, Model model) {
        // Before the first byte is out: the token of the form, far down the page, is kept in it.
        request.getSession();
        model.addAttribute("page", new PublicPage(federation));
    }

    @GetMapping
    String form(Model model) {
        return form(Report.EMPTY, FormKeys.fresh(), "", Map.of(), model);
    }

    @PostMapping
    String send(
            @RequestParam Map<String, String> typed,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Report report = Report.of(typed);
        String key = FormKeys.of(typed.getOrDefault("key", ""));
        Map<String, String> problems = report.problems(federation);
        if (!problems.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return form(report, key, "problems", problems, model);
        }
        if (PublicPage.isTrapped(typed)) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return form(report, key, "trapped", problems, model);
        }
        if (!limits.mayWrite(request.getRemoteAddr())) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            return form(report, key, "limited", problems, model);
        }
        Receipt receipt = desk.take(report, key);
        // Not in the answer itself: a browser that goes back and forth would ask for it again, with all that was typed.
        request.getSession().setAttribute(RECEIPT, receipt);
        return "redirect:/report/sent";
    }

    /** Shows the receipt once. */
    @GetMapping("/sent")
    String sent(HttpServletRequest request, Model model) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(RECEIPT) instanceof Receipt receipt)) {
            return "redirect:/report/status";
        }
        session.removeAttribute(RECEIPT);
        model.addAttribute("receipt", receipt);
        return "report/sent";
    }

    /** Where the front door sends a form whose session has ended. */
    @PostMapping("/again")
    String again(@RequestParam Map<String, String> typed, Model model) {
        return form(Report.of(typed), FormKeys.of(typed.getOrDefault("key", "")), "again", Map.of(), model);
    }

    /** Whatever broke, she gets back what she typed. */
    @ExceptionHandler
    ModelAndView broken(RuntimeException failure, HttpServletRequest request) {
        LOG.error("The public page failed", failure);
        Model model = new ExtendedModelMap();
        surroundings(request, model);
        Map<String, String> typed = PublicPage.firstValues(request);
        String view = form(Report.of(typed), FormKeys.of(typed.getOrDefault("key", "")), "broken", Map.of(), model);
        return new ModelAndView(view, model.asMap(), HttpStatus.INTERNAL_SERVER_ERROR);
    }

    private String form(Report report, String key, String notice, Map<String, String> problems, Model model) {
        model.addAttribute("typed", report);
        model.addAttribute("key", key);
        model.addAttribute("notice", notice);
        model.addAttribute("problems", problems);
        return "report/form";
    }
}
