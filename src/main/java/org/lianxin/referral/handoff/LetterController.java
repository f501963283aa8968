package org.lianxin.referral.handoff;

import java.net.URI;
import java.security.Principal;
import java.util.Optional;
import java.util.UUID;
import org.lianxin.referral.letter.Letter;
import org.lianxin.referral.letter.LetterPrinter;
import org.lianxin.referral.letter.PdfResponse;
import org.lianxin.referral.organisation.Federation;
import org.lianxin.referral.privacy.AccessKind;
import org.lianxin.referral.privacy.AccessLog;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/** The letters of a hand-off as PDF, for those of the staff who may see it: as they will look, and as they were signed. */
@Controller
@RequestMapping("/handoffs/{handoffNo}")
class LetterController {

    private final StaffPage staff;
    private final HandoffMessages messages;
    private final LetterPrinter printer;
    private final Documents documents;
    private final LetterFiles files;
    private final HandoffPapers papers;
    private final Federation federation;
    private final AccessLog accessLog;

    LetterController(
            StaffPage staff,
            HandoffMessages messages,
            LetterPrinter printer,
            Documents documents,
            LetterFiles files,
            HandoffPapers papers,
            Federation federation,
            AccessLog accessLog) {
        this.staff = staff;
        this.messages = messages;
        this.printer = printer;
        this.documents = documents;
        this.files = files;
        this.papers = papers;
        this.federation = federation;
        this.accessLog = accessLog;
    }

    /** The letter that waits to be checked or signed, without number and date. */
    @GetMapping("/preview")
    ResponseEntity<byte[]> preview(@PathVariable String handoffNo, Principal user) {
        Handoff handoff = staff.visible(handoffNo);
        boolean corrected = handoff.state() == HandoffState.DRAFTED;
        return draft(handoff, messages.letter(handoffNo).filter(letter -> corrected || !letter.isSigned()), user);
    }

    /** The letter of the ladder that waits to be checked or signed. */
    @GetMapping("/urging-preview")
    ResponseEntity<byte[]> urgingPreview(@PathVariable String handoffNo, Principal user) {
        Handoff handoff = staff.visible(handoffNo);
        return draft(handoff, messages.urgingDraft(handoffNo), user);
    }

    /** A letter as it was signed, superseded ones too. */
    @GetMapping("/letters/{id}")
    ResponseEntity<byte[]> letter(@PathVariable String handoffNo, @PathVariable UUID id, Principal user) {
        Handoff handoff = staff.visible(handoffNo);
        Document letter = documents.letters(handoffNo).stream()
                .filter(kept -> kept.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        accessLog.seen(user.getName(), handoff.referralNo(), AccessKind.LETTER, id.toString());
        return files.content(handoffNo, id)
                .map(pdf -> PdfResponse.shown(letter.fileName(), pdf))
                .orElseGet(() -> StaffPage.altered("转办 %s 的文书文件与签发时不一致，不能下载。请立即报告系统管理员。".formatted(handoffNo)));
    }

    /** What nobody signs: the letter that takes the hand-off back, or the receipt for the answer. */
    @GetMapping("/paper")
    ResponseEntity<byte[]> paper(@PathVariable String handoffNo, Principal user) {
        Handoff handoff = staff.visible(handoffNo);
        ResponseEntity<byte[]> paper =
                papers.print(handoff).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        accessLog.seen(user.getName(), handoff.referralNo(), AccessKind.LETTER, handoffNo);
        return paper;
    }

    /** What has been signed meanwhile is on the page of the hand-off. */
    private ResponseEntity<byte[]> draft(Handoff handoff, Optional<Letter> waiting, Principal user) {
        if (waiting.isEmpty()) {
            return ResponseEntity.status(HttpStatus.SEE_OTHER)
                    .location(URI.create("../" + handoff.handoffNo()))
                    .build();
        }
        accessLog.seen(user.getName(), handoff.referralNo(), AccessKind.LETTER, handoff.handoffNo());
        String office = federation.officeOf(handoff.district()).name();
        return PdfResponse.shown(
                "草稿 " + handoff.handoffNo() + ".pdf",
                printer.print(waiting.get().by("").signed("", office, "")));
    }
}
