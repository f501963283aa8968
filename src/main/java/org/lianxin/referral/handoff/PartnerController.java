package org.lianxin.referral.handoff;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.lianxin.referral.letter.PdfResponse;
import org.lianxin.referral.organisation.Federation;
import org.lianxin.referral.privacy.AccessKind;
import org.lianxin.referral.privacy.AccessLog;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** The page behind the link in a mail. Needs no account and no JavaScript; the access code opens it for one session. */
@Controller
@RequestMapping("/partner/{token}")
class PartnerController {

    private final PartnerLinks links;
    private final PartnerPages pages;
    private final PartnerDesk desk;
    private final LetterFiles files;
    private final HandoffPapers papers;
    private final Federation federation;
    private final AccessLog accessLog;

    PartnerController(
            PartnerLinks links,
            PartnerPages pages,
            PartnerDesk desk,
            LetterFiles files,
            HandoffPapers papers,
            Federation federation,
            AccessLog accessLog) {
        this.links = links;
        this.pages = pages;
        this.desk = desk;
        this.files = files;
        this.papers = papers;
        this.federation = federation;
        this.accessLog = accessLog;
    }

    @GetMapping
    String page(@PathVariable String token, HttpServletRequest request, HttpServletResponse response, Model model) {
        PartnerLink link = links.verify(token);
        return opened(link, request)
                .map(open -> letter(open, PartnerStatement.EMPTY, Optional.empty(), Map.of(), model))
                .orElseGet(() -> closed(token, link, response, model));
    }

    @PostMapping("/code")
    String code(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        CodeCheck check = links.checkCode(token, code);
        PartnerLink link = links.verify(token);
        if (check == CodeCheck.RIGHT && link instanceof PartnerLink.Valid valid) {
            open(valid.tokenHash(), request);
            return "redirect:/partner/{token}";
        }
        if (check == CodeCheck.WRONG) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("wrongCode", true);
        }
        return closed(token, link, response, model);
    }

    @GetMapping("/print")
    String print(@PathVariable String token, HttpServletRequest request, Model model) {
        return opened(links.verify(token), request)
                .map(open -> {
                    model.addAttribute("view", view(open));
                    return "partner/print";
                })
                .orElse("redirect:/partner/{token}");
    }

    /** Only a letter that the page shows; for one that is not what it was the page says so. */
    @GetMapping("/letters/{id}")
    ResponseEntity<byte[]> file(@PathVariable String token, @PathVariable UUID id, HttpServletRequest request) {
        return opened(links.verify(token), request)
                .flatMap(open -> file(open, id))
                .orElseGet(() -> toThePage(token, request));
    }

    /** What nobody signs: the letter that takes the hand-off back, or the receipt for the answer. */
    @GetMapping("/paper")
    ResponseEntity<byte[]> paper(@PathVariable String token, HttpServletRequest request) {
        return opened(links.verify(token), request)
                .filter(open -> !open.readsOnly())
                .flatMap(open -> papers.print(open.handoff()).map(pdf -> {
                    accessLog.seenByPartner(
                            open.agency().id(),
                            open.handoff().referralNo(),
                            AccessKind.LETTER,
                            open.handoff().handoffNo());
                    return pdf;
                }))
                .orElseGet(() -> toThePage(token, request));
    }

    private static ResponseEntity<byte[]> toThePage(String token, HttpServletRequest request) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(UriComponentsBuilder.fromPath(request.getContextPath() + "/partner/{token}")
                        .build(token))
                .build();
    }

    private Optional<ResponseEntity<byte[]>> file(PartnerLink.Valid link, UUID id) {
        String handoffNo = link.handoff().handoffNo();
        return shown(link).files().stream()
                .filter(file -> file.id().equals(id))
                .findFirst()
                .flatMap(file -> files.content(handoffNo, id).map(pdf -> {
                    accessLog.seenByPartner(
                            link.agency().id(), link.handoff().referralNo(), AccessKind.LETTER, id.toString());
                    return PdfResponse.saved(file.fileName(), pdf);
                }));
    }

    @PostMapping("/{action:acknowledge|return|progress|answer|confirm-cancellation|supplement}")
    String act(
            @PathVariable String token,
            @PathVariable String action,
            @RequestParam(defaultValue = "") String by,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(required = false) Optional<List<MultipartFile>> files,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes done,
            Model model) {
        PartnerAction wanted = Arrays.stream(PartnerAction.values())
                .filter(one -> one.path().equals(action))
                .findFirst()
                .orElseThrow();
        PartnerStatement statement = new PartnerStatement(by, text, outcome);
        PartnerLink link = links.verify(token);
        Optional<PartnerLink.Valid> open = opened(link, request);
        if (open.isEmpty()) {
            return closed(token, link, response, model);
        }
        if (open.get().readsOnly()) {
            return "redirect:/partner/{token}";
        }
        AnswerFiles checked = files.map(AnswerFiles::check).orElseGet(AnswerFiles::none);
        Map<String, String> problems = statement.problems(wanted);
        checked.problem().ifPresent(problem -> problems.put("files", problem));
        if (!problems.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return letter(open.get(), statement, Optional.of(wanted), problems, model);
        }
        String handoffNo = open.get().handoff().handoffNo();
        PartnerDesk.Receipt receipt = desk.take(handoffNo, wanted, statement, checked.files());
        if (receipt == PartnerDesk.Receipt.NOT_NOW) {
            response.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("overtaken", wanted.label());
            return opened(links.verify(token), request)
                    .map(now -> letter(now, statement, Optional.of(wanted), Map.of(), model))
                    .orElseGet(() -> closed(token, link, response, model));
        }
        done.addFlashAttribute("action", wanted.label());
        done.addFlashAttribute("by", statement.by());
        done.addFlashAttribute("kept", receipt == PartnerDesk.Receipt.KEPT && wanted != PartnerAction.SUPPLEMENT);
        return "redirect:/partner/{token}/done";
    }

    @GetMapping("/done")
    String done(@PathVariable String token, HttpServletRequest request, Model model) {
        Optional<PartnerLink.Valid> open = opened(links.verify(token), request);
        if (open.isEmpty() || !model.containsAttribute("action")) {
            return "redirect:/partner/{token}";
        }
        model.addAttribute("view", pages.view(open.get().handoff(), open.get().agency()));
        return "partner/done";
    }

    @PostMapping("/new-link")
    String newLink(@PathVariable String token, RedirectAttributes done) {
        done.addFlashAttribute("requested", links.requestNewLink(token));
        return "redirect:/partner/{token}";
    }

    @GetMapping("/too-large")
    String tooLarge(HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.PAYLOAD_TOO_LARGE.value());
        return problem("too-large", model);
    }

    private String letter(
            PartnerLink.Valid link,
            PartnerStatement statement,
            Optional<PartnerAction> tried,
            Map<String, String> problems,
            Model model) {
        model.addAttribute("view", view(link));
        model.addAttribute("typed", statement);
        model.addAttribute("tried", tried.map(PartnerAction::path).orElse(""));
        model.addAttribute("problems", problems);
        Map<String, String> outcomes = new LinkedHashMap<>();
        for (ReplyOutcome outcome : ReplyOutcome.values()) {
            outcomes.put(outcome.code(), outcome.label());
        }
        model.addAttribute("outcomes", outcomes);
        return "partner/letter";
    }

    private PartnerView view(PartnerLink.Valid link) {
        accessLog.seenByPartner(
                link.agency().id(),
                link.handoff().referralNo(),
                AccessKind.LETTER,
                link.handoff().handoffNo());
        return shown(link);
    }

    private PartnerView shown(PartnerLink.Valid link) {
        return link.readsOnly()
                ? pages.readersView(link.handoff(), link.agency())
                : pages.view(link.handoff(), link.agency());
    }

    private String closed(String token, PartnerLink link, HttpServletResponse response, Model model) {
        model.addAttribute("token", token);
        if (link instanceof PartnerLink.Valid valid) {
            model.addAttribute("agency", valid.agency().name());
            return "partner/code";
        }
        if (link instanceof PartnerLink.Expired expired) {
            response.setStatus(HttpStatus.GONE.value());
            model.addAttribute("agency", expired.agency().name());
            return problem(expired.replaced() ? "replaced" : "expired", model);
        }
        boolean locked = link instanceof PartnerLink.Locked;
        response.setStatus(locked ? HttpStatus.LOCKED.value() : HttpStatus.NOT_FOUND.value());
        return problem(locked ? "locked" : "unknown", model);
    }

    private String problem(String kind, Model model) {
        model.addAttribute("kind", kind);
        model.addAttribute("hotline", federation.hotline());
        model.addAttribute("federation", federation.name());
        return "partner/problem";
    }

    /** A session that has given the code keeps its page when a colleague opens a newer link meanwhile. */
    private static Optional<PartnerLink.Valid> opened(PartnerLink link, HttpServletRequest request) {
        Optional<PartnerLink.Valid> usable = Optional.empty();
        if (link instanceof PartnerLink.Valid valid) {
            usable = Optional.of(valid);
        } else if (link instanceof PartnerLink.Expired expired && expired.replaced()) {
            usable = Optional.of(new PartnerLink.Valid(expired.tokenHash(), expired.handoff(), expired.agency()));
        }
        HttpSession session = request.getSession(false);
        return usable.filter(
                valid -> session != null && Boolean.TRUE.equals(session.getAttribute(key(valid.tokenHash()))));
    }

    private static void open(String tokenHash, HttpServletRequest request) {
        HttpSession session = request.getSession();
        request.changeSessionId();
        session.setAttribute(key(tokenHash), true);
    }

    private static String key(String tokenHash) {
        return "partner." + tokenHash;
    }
}
