package org.lianxin.referral.handoff;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.Principal;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.spin.Spin;
import org.camunda.spin.plugin.variable.SpinValues;
import org.lianxin.referral.handoff.StaffPage.Typed;
import org.lianxin.referral.organisation.Federation;
import org.lianxin.referral.privacy.AccessKind;
import org.lianxin.referral.privacy.AccessLog;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The staff's page of one hand-off: letter, state, what was said, files, and the way to take it back. */
@Controller
@RequestMapping("/handoffs/{handoffNo}")
class HandoffController {

    private static final List<String> SPOKEN = List.of("phone", "paper", "in_person");

    private final Handoffs handoffs;
    private final StaffPage staff;
    private final PartnerDesk desk;
    private final HandoffMessages messages;
    private final VoidNumbers voidNumbers;
    private final Documents documents;
    private final AccessLog accessLog;
    private final Clock clock;

    HandoffController(
            Handoffs handoffs,
            StaffPage staff,
            PartnerDesk desk,
            HandoffMessages messages,
            VoidNumbers voidNumbers,
            Documents documents,
            AccessLog accessLog,
            Clock clock,
            Federation federation) {
        this.handoffs = handoffs;
        this.staff = staff;
        this.desk = desk;
        this.messages = messages;
        this.voidNumbers = voidNumbers;
        this.documents = documents;
        this.accessLog = accessLog;
        this.clock = clock.withZone(federation.zone());
    }

    @GetMapping
    String page(@PathVariable String handoffNo, Principal user, Model model) {
        return staff.show(staff.visible(handoffNo).handoffNo(), Typed.NOTHING, user, model);
    }

    @GetMapping("/print")
    String print(@PathVariable String handoffNo, Principal user, Model model) {
        staff.show(staff.visible(handoffNo).handoffNo(), Typed.NOTHING, user, model);
        return "partner/print";
    }

    @PostMapping("/cancel")
    String cancel(
            @PathVariable String handoffNo,
            @RequestParam(defaultValue = "") String reason,
            Principal user,
            RedirectAttributes done,
            Model model) {
        Handoff handoff = staff.visible(handoffNo);
        PartnerStatement statement = new PartnerStatement(user.getName(), reason, "");
        String problem = "";
        if (statement.problems(PartnerAction.RETURN).containsKey("text")) {
            problem = "请填写撤回理由，最多 5000 字，不含控制字符。";
        } else if (!takeBack(handoff, statement)) {
            problem = "这件转办刚刚有了变化，目前不能撤回。请核对办理经过。";
        }
        if (!problem.isEmpty()) {
            return staff.show(handoffNo, new Typed("cancel", statement, Map.of("text", problem)), user, model);
        }
        done.addFlashAttribute("done", "已提出撤回，正在通知机关。");
        return "redirect:/handoffs/{handoffNo}";
    }

    @PostMapping("/void-number")
    String voidNumber(
            @PathVariable String handoffNo,
            @RequestParam(defaultValue = "") String documentNo,
            @RequestParam(defaultValue = "") String reason,
            Principal user,
            RedirectAttributes done,
            Model model) {
        staff.visible(handoffNo);
        PartnerStatement statement = new PartnerStatement(user.getName(), reason, "");
        String problem = "";
        if (statement.problems(PartnerAction.RETURN).containsKey("text")) {
            problem = "请填写作废理由，最多 5000 字，不含控制字符。";
        } else if (!declaredVoid(handoffNo, documentNo, statement.text())) {
            problem = "文号“" + documentNo + "”现在不能作废：文书仍然有效、文号已经作废，或者您不是签发人、部长。请先撤回转办，或核对办理经过。";
        }
        if (!problem.isEmpty()) {
            return staff.show(handoffNo, new Typed("void-number", statement, Map.of("text", problem)), user, model);
        }
        done.addFlashAttribute("done", "文号 " + documentNo + " 已作废。");
        return "redirect:/handoffs/{handoffNo}";
    }

    /** What the agency said by telephone, on paper or in person: it ends in the same message as on the agency's own page. */
    @PostMapping("/record")
    String record(
            @PathVariable String handoffNo,
            @RequestParam(defaultValue = "") String what,
            @RequestParam(defaultValue = "") String by,
            @RequestParam(defaultValue = "") String via,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(defaultValue = "") String text,
            Principal user,
            RedirectAttributes done,
            Model model) {
        staff.visible(handoffNo);
        PartnerStatement statement = new PartnerStatement(by, text, outcome, via);
        Map<String, String> problems = new LinkedHashMap<>();
        PartnerAction action = what.equals(PartnerAction.RETURN.path()) ? PartnerAction.RETURN : PartnerAction.ANSWER;
        if (!what.equals(action.path())) {
            problems.put("what", "请选择对方是退回还是反馈结果。");
        }
        if (!SPOKEN.contains(via)) {
            problems.put("via", "请选择对方用什么方式告知。");
        }
        problems.putAll(statement.problems(action));
        if (problems.isEmpty() && desk.take(handoffNo, action, statement, List.of()) == PartnerDesk.Receipt.NOT_NOW) {
            problems.put("what", "这件转办刚刚有了变化，目前不能登记。请核对办理经过。");
        }
        if (!problems.isEmpty()) {
            model.addAttribute("what", what);
            return staff.show(handoffNo, new Typed("record", statement, problems), user, model);
        }
        done.addFlashAttribute("done", "已登记。");
        return "redirect:/handoffs/{handoffNo}";
    }

    @GetMapping("/documents/{id}")
    ResponseEntity<byte[]> document(@PathVariable String handoffNo, @PathVariable UUID id, Principal user) {
        Handoff handoff = staff.visible(handoffNo);
        Document document =
                documents.find(handoffNo, id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        accessLog.seen(user.getName(), handoff.referralNo(), AccessKind.DOWNLOAD, id.toString());
        return documents
                .content(id)
                .map(content -> download(document, content))
                .orElseGet(() -> StaffPage.altered("转办 %s 的附件与收到时不一致，不能下载。请立即报告系统管理员。".formatted(handoffNo)));
    }

    private static ResponseEntity<byte[]> download(Document document, byte[] content) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(document.mediaType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(document.fileName(), UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .cacheControl(CacheControl.noStore())
                .body(content);
    }

    private boolean declaredVoid(String handoffNo, String documentNo, String reason) {
        try {
            return voidNumbers.candidates(handoffNo).contains(documentNo)
                    && voidNumbers.declareVoid(handoffNo, documentNo, reason);
        } catch (HandoffRefusedException overtaken) {
            return false;
        }
    }

    private boolean takeBack(Handoff handoff, PartnerStatement statement) {
        return handoffs.accepts(handoff.handoffNo(), HandoffEvent.CANCEL_REQUESTED)
                && messages.tell(
                        handoff.handoffNo(),
                        "Msg_CancelHandoff",
                        Map.of(
                                "cancelRequest",
                                SpinValues.jsonValue(Spin.JSON("{}")
                                                .prop("by", statement.by())
                                                .prop("reason", statement.text())
                                                .prop("at", now()))
                                        .create()));
    }

    private String now() {
        return OffsetDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
