package org.lianxin.referral.intake;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** With receipt number and passphrase: how a report stands, and one more message to those who handle it. */
@Controller
@RequestMapping("/report/status")
class ReceiptController {

    private static final Logger LOG = LoggerFactory.getLogger(ReceiptController.class);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

    private final ReportDesk desk;
    private final ReportLimits limits;
    private final Federation federation;

    ReceiptController(ReportDesk desk, ReportLimits limits, Federation federation) {
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
        return form(new Question("", "", "", FormKeys.fresh()), "", model);
    }

    @PostMapping
    String ask(
            @RequestParam Map<String, String> typed,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes answer,
            Model model) {
        Question question = Question.of(typed);
        String address = request.getRemoteAddr();
        if (Typed.length(question.text()) > Report.LONGEST_TEXT) {
            return refuse(HttpStatus.UNPROCESSABLE_ENTITY, question, "long", response, model);
        }
        if (!limits.mayAsk(address)) {
            return refuse(HttpStatus.TOO_MANY_REQUESTS, question, "limited", response, model);
        }
        Optional<ReportState> state = desk.ask(question.number(), question.words());
        if (state.isEmpty()) {
            limits.wrong(address);
            return refuse(HttpStatus.UNPROCESSABLE_ENTITY, question, "wrong", response, model);
        }
        if (!question.text().isEmpty()) {
            if (!limits.mayWrite(address)) {
                return refuse(HttpStatus.TOO_MANY_REQUESTS, question, "limited", response, model);
            }
            desk.add(question.number(), question.words(), question.text(), question.key());
        }
        answer.addFlashAttribute("label", state.get().label());
        answer.addFlashAttribute("received", day(state.get().receivedAt()));
        answer.addFlashAttribute("closed", state.get().closedAt().map(this::day).orElse(""));
        answer.addFlashAttribute("added", !question.text().isEmpty());
        return "redirect:/report/status/answer";
    }

    /** Shown once. */
    @GetMapping("/answer")
    String answer(Model model) {
        return model.containsAttribute("label") ? "report/answer" : "redirect:/report/status";
    }

    /** Where the front door sends a form whose session has ended. */
    @PostMapping("/again")
    String again(@RequestParam Map<String, String> typed, Model model) {
        return form(Question.of(typed), "again", model);
    }

    /** Whatever broke, she gets back what she typed. */
    @ExceptionHandler
    ModelAndView broken(RuntimeException failure, HttpServletRequest request) {
        LOG.error("The page of receipts failed", failure);
        Model model = new ExtendedModelMap();
        surroundings(request, model);
        String view = form(Question.of(PublicPage.firstValues(request)), "broken", model);
        return new ModelAndView(view, model.asMap(), HttpStatus.INTERNAL_SERVER_ERROR);
    }

    private String refuse(
            HttpStatus status, Question question, String notice, HttpServletResponse response, Model model) {
        response.setStatus(status.value());
        return form(question, notice, model);
    }

    /** The passphrase never comes back in a page. */
    private String form(Question question, String notice, Model model) {
        model.addAttribute("typed", question);
        model.addAttribute("notice", notice);
        return "report/status";
    }

    private String day(Instant instant) {
        return DAY.format(instant.atZone(federation.zone()));
    }

    record Question(String number, String words, String text, String key) {

        static Question of(Map<String, String> typed) {
            return new Question(
                    Typed.signs(typed.getOrDefault("number", "")),
                    typed.getOrDefault("words", ""),
                    Typed.text(typed.getOrDefault("text", "")),
                    FormKeys.of(typed.getOrDefault("key", "")));
        }

        public int textLength() {
            return Typed.length(text);
        }
    }
}
