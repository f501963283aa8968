package org.lianxin.referral.suggestion;

import static org.lianxin.referral.suggestion.SuggestionVariables.LETTER;
import static org.lianxin.referral.suggestion.SuggestionVariables.REPLY_FILE;

import java.util.Optional;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.lianxin.referral.letter.Letter;
import org.lianxin.referral.letter.LetterDrafts;
import org.lianxin.referral.letter.LetterPrinter;
import org.lianxin.referral.letter.PdfResponse;
import org.lianxin.referral.modeling.ProcessVariable;
import org.lianxin.referral.organisation.CaseAccess;
import org.lianxin.referral.organisation.Federation;
import org.lianxin.referral.organisation.SignedIn;
import org.lianxin.referral.privacy.AccessKind;
import org.lianxin.referral.privacy.AccessLog;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** The reply to a suggestion as PDF, for those of its office who work on cases: as it will look, and once signed as it was signed. */
@Controller
class SuggestionController {

    private final HistoryService history;
    private final LetterPrinter printer;
    private final CaseAccess access;
    private final Federation federation;
    private final SignedIn signedIn;
    private final AccessLog accessLog;

    SuggestionController(
            HistoryService history,
            LetterPrinter printer,
            CaseAccess access,
            Federation federation,
            SignedIn signedIn,
            AccessLog accessLog) {
        this.history = history;
        this.printer = printer;
        this.access = access;
        this.federation = federation;
        this.signedIn = signedIn;
        this.accessLog = accessLog;
    }

    /** Not found for those who may not see it either. */
    @GetMapping("/suggestions/{suggestionNo}/letter")
    ResponseEntity<byte[]> letter(@PathVariable String suggestionNo) {
        HistoricProcessInstance reply = signedIn.setAside(
                        () -> Optional.ofNullable(history.createHistoricProcessInstanceQuery()
                                .processDefinitionKey("suggestion-reply")
                                .processInstanceBusinessKey(suggestionNo)
                                .singleResult()))
                .filter(found -> access.mayRead(found.getTenantId()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        accessLog.seen(signedIn.userId(), suggestionNo, AccessKind.LETTER, suggestionNo);
        Letter letter = Letter.fromJson(value(reply, LETTER));
        if (letter.isSigned()) {
            return PdfResponse.shown(letter.documentNo() + ".pdf", value(reply, REPLY_FILE));
        }
        String office = federation.officeOf(reply.getTenantId()).name();
        return PdfResponse.shown(
                "草稿 " + suggestionNo + ".pdf",
                printer.print(letter.of(LetterDrafts.REPLY).by("").signed("", office, "")));
    }

    private <T> T value(HistoricProcessInstance reply, ProcessVariable<T> variable) {
        HistoricVariableInstance found = signedIn.setAside(() -> history.createHistoricVariableInstanceQuery()
                .processInstanceId(reply.getId())
                .variableName(variable.name())
                .singleResult());
        return variable.type().cast(found.getValue());
    }
}
