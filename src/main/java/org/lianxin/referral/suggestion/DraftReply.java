package org.lianxin.referral.suggestion;

import static org.lianxin.referral.suggestion.SuggestionVariables.DISTRICT;
import static org.lianxin.referral.suggestion.SuggestionVariables.DUE_FROM;
import static org.lianxin.referral.suggestion.SuggestionVariables.LETTER;
import static org.lianxin.referral.suggestion.SuggestionVariables.RISK_LEVEL;
import static org.lianxin.referral.suggestion.SuggestionVariables.SHORT_NO;
import static org.lianxin.referral.suggestion.SuggestionVariables.SUGGESTION;
import static org.lianxin.referral.suggestion.SuggestionVariables.SUGGESTION_NO;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.spin.json.SpinJsonNode;
import org.lianxin.referral.letter.DocumentNumbers;
import org.lianxin.referral.letter.LetterDrafts;
import org.lianxin.referral.letter.SuggestionFacts;
import org.lianxin.referral.organisation.Federation;
import org.lianxin.referral.organisation.Office;
import org.lianxin.referral.register.NumberSeries;
import org.springframework.stereotype.Component;

/** Numbers the suggestion and lays out the reply to it; what it says is for a person to write. */
@Component
class DraftReply implements JavaDelegate {

    private final LetterDrafts drafts;
    private final NumberSeries series;
    private final Federation federation;
    private final Clock clock;

    DraftReply(LetterDrafts drafts, NumberSeries series, Federation federation, Clock clock) {
        this.drafts = drafts;
        this.series = series;
        this.federation = federation;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        SpinJsonNode suggestion = SUGGESTION.get(execution);
        Office office = federation.officeOf(DISTRICT.get(execution));
        String number = text(suggestion, "number");
        LETTER.set(
                execution,
                drafts.reply(new SuggestionFacts(
                                office,
                                text(suggestion, "session"),
                                number,
                                text(suggestion, "title"),
                                text(suggestion, "deputies")))
                        .toJson());
        String suggestionNo = suggestionNo(office);
        SUGGESTION_NO.set(execution, suggestionNo);
        SHORT_NO.set(execution, "第" + number + "号建议");
        RISK_LEVEL.set(execution, "blue");
        DUE_FROM.set(
                execution,
                Date.from(LocalDate.parse(text(suggestion, "assignedOn"))
                        .atStartOfDay(federation.zone())
                        .toInstant()));
        execution.setProcessBusinessKey(suggestionNo);
    }

    private String suggestionNo(Office office) {
        String code = DocumentNumbers.SUGGESTION + office.code();
        int year = LocalDate.now(clock.withZone(federation.zone())).getYear();
        return "%s-%d-%d".formatted(code, year, series.next(code, year));
    }

    private static String text(SpinJsonNode json, String key) {
        return json.prop(key).stringValue();
    }
}
