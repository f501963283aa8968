package org.lianxin.referral.handoff;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.Principal;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.camunda.spin.Spin;
import org.camunda.spin.plugin.variable.SpinValues;
import org.lianxin.referral.organisation.Federation;
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

    private final Handoffs handoffs;
    private final PartnerPages pages;
    private final AgencyDirectory agencies;
    private final HandoffMessages messages;
    private final Documents documents;
    private final StaffAccess access;
    private final Federation federation;
    private final Clock clock;

    HandoffController(
            Handoffs handoffs,
            PartnerPages pages,
            AgencyDirectory agencies,
            HandoffMessages messages,
            Documents documents,
            StaffAccess access,
            Federation federation,
            Clock clock) {
        this.handoffs = handoffs;
        this.pages = pages;
        this.agencies = agencies;
        this.messages = messages;
        this.documents = documents;
        this.access = access;
        this.federation = federation;
        this.clock = clock;
    }

    @GetMapping
    String page(@PathVariable String handoffNo, Principal user, Model model) {
        return show(visible(handoffNo, user), "", Optional.empty(), model);
    }

    @GetMapping("/print")
    String print(@PathVariable String handoffNo, Principal user, Model model) {
        show(visible(handoffNo, user), "", Optional.empty(), model);
        return "partner/print";
    }

    @PostMapping("/cancel")
    String cancel(
            @PathVariable String handoffNo,
            @RequestParam(defaultValue = "") String reason,
            Principal user,
            RedirectAttributes done,
            Model model) {
        Handoff handoff = visible(handoffNo, user);
        PartnerStatement statement = new PartnerStatement(user.getName(), reason, "");
        Optional<String> problem = statement.problems(PartnerAction.RETURN).containsKey("text")
                ? Optional.of("请填写撤回理由，最多 5000 字，不含控制字符。")
                : Optional.empty();
        if (problem.isEmpty() && !takeBack(handoff, statement)) {
            problem = Optional.of("这件转办刚刚有了变化，目前不能撤回。请核对办理经过。");
        }
        if (problem.isPresent()) {
            return show(handoffs.get(handoffNo), reason, problem, model);
        }
        done.addFlashAttribute("cancelled", true);
        return "redirect:/handoffs/{handoffNo}";
    }

    @GetMapping("/documents/{id}")
    ResponseEntity<byte[]> document(@PathVariable String handoffNo, @PathVariable UUID id, Principal user) {
        Document document = documents
                .find(visible(handoffNo, user).handoffNo(), id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
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
                .body(documents.content(id));
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
        return OffsetDateTime.now(clock.withZone(federation.zone()))
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }

    private String show(Handoff handoff, String reason, Optional<String> problem, Model model) {
        Agency agency = agencies.find(handoff.agencyId())
                .orElseGet(() -> new Agency(handoff.agencyId(), "", "（未指定机关）", "", "", "", List.of()));
        model.addAttribute("view", pages.view(handoff, agency));
        model.addAttribute("history", TimelineItem.forStaff(handoffs.events(handoff.handoffNo()), federation.zone()));
        model.addAttribute("documents", documents.of(handoff.handoffNo()));
        model.addAttribute("altered", handoffs.firstAlteredEntry(handoff.handoffNo()));
        model.addAttribute("canCancel", handoffs.accepts(handoff.handoffNo(), HandoffEvent.CANCEL_REQUESTED));
        model.addAttribute("reason", reason);
        model.addAttribute("problem", problem.orElse(""));
        return "handoffs/handoff";
    }

    /** Not found for those who may not see it either: the number alone must tell them nothing. */
    private Handoff visible(String handoffNo, Principal user) {
        return handoffs.find(handoffNo)
                .filter(handoff -> access.maySee(user.getName(), handoff))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
