package org.lianxin.referral.letter;

import java.util.Optional;
import java.util.function.Function;
import org.lianxin.referral.organisation.CaseAccess;
import org.lianxin.referral.organisation.SignedIn;
import org.lianxin.referral.privacy.AccessKind;
import org.lianxin.referral.privacy.AccessLog;
import org.lianxin.referral.register.ReferralRegister;
import org.lianxin.referral.register.RegisterEntry;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/** The papers of a case as PDF, for those who may see the case. */
@Controller
@RequestMapping("/referrals/{referralNo}")
class CasePaperController {

    private final CasePapers papers;
    private final LetterPrinter printer;
    private final ReferralRegister register;
    private final CaseAccess access;
    private final AccessLog accessLog;
    private final SignedIn signedIn;

    CasePaperController(
            CasePapers papers,
            LetterPrinter printer,
            ReferralRegister register,
            CaseAccess access,
            AccessLog accessLog,
            SignedIn signedIn) {
        this.papers = papers;
        this.printer = printer;
        this.register = register;
        this.access = access;
        this.accessLog = accessLog;
        this.signedIn = signedIn;
    }

    @GetMapping("/notice")
    ResponseEntity<byte[]> notice(@PathVariable String referralNo) {
        return paper(referralNo, CasePapers.NOTICE, papers::notice);
    }

    @GetMapping("/closure-report")
    ResponseEntity<byte[]> closureReport(@PathVariable String referralNo) {
        return paper(referralNo, CasePapers.CLOSURE_REPORT, papers::closureReport);
    }

    /** Not found for those who may not see the case either: the number alone must tell them nothing. */
    private ResponseEntity<byte[]> paper(
            String referralNo, String kind, Function<RegisterEntry, Optional<Letter>> compose) {
        Letter letter = register.find(referralNo)
                .filter(found -> access.mayRead(found.district()))
                .flatMap(compose)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        accessLog.seen(signedIn.userId(), referralNo, AccessKind.LETTER, kind);
        return PdfResponse.shown(kind + "-" + referralNo + ".pdf", printer.print(letter));
    }
}
