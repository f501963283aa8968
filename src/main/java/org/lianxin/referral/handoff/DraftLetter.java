package org.lianxin.referral.handoff;

import static org.lianxin.referral.handoff.HandoffVariables.*;

import java.time.OffsetDateTime;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.spin.json.SpinJsonNode;
import org.lianxin.referral.letter.LetterDrafts;
import org.lianxin.referral.letter.LetterFacts;
import org.lianxin.referral.organisation.Federation;
import org.lianxin.referral.organisation.Roles;
import org.lianxin.referral.register.Matter;
import org.lianxin.referral.register.Matters;
import org.springframework.stereotype.Component;

/** Turns the facts handed over by the referral into the letter of the route. */
@Component
class DraftLetter implements JavaDelegate {

    private final LetterDrafts drafts;
    private final Federation federation;
    private final Matters matters;

    DraftLetter(LetterDrafts drafts, Federation federation, Matters matters) {
        this.drafts = drafts;
        this.federation = federation;
        this.matters = matters;
    }

    @Override
    public void execute(DelegateExecution execution) {
        SpinJsonNode facts = LETTER.get(execution);
        SpinJsonNode route = ROUTE.get(execution);
        SpinJsonNode victim = facts.prop("victim");
        SpinJsonNode respondent = facts.prop("respondent");
        SpinJsonNode safety = facts.prop("safety");
        Matter matter = matters.get(MATTER.get(execution));
        LETTER.set(
                execution,
                drafts.draft(new LetterFacts(
                                new LetterFacts.Route(
                                        ROUTE_ID.get(execution),
                                        text(route, "letter"),
                                        text(route, "basis"),
                                        MODE.get(execution),
                                        text(route, "recipientName"),
                                        text(route, "copies"),
                                        text(route, "terms")),
                                federation.officeOf(DISTRICT.get(execution)),
                                REFERRAL_NO.get(execution),
                                matter.name(),
                                matter.restricted(),
                                OffsetDateTime.parse(text(facts, "receivedAt")).toInstant(),
                                text(facts.prop("incident"), "narrative"),
                                new LetterFacts.Person(
                                        text(victim, "name"), text(victim, "sex"), text(facts, "victimAge"), ""),
                                new LetterFacts.Person(
                                        text(respondent, "name"),
                                        text(respondent, "sex"),
                                        text(respondent, "age"),
                                        text(respondent, "relation")),
                                new LetterFacts.Safety(
                                        text(safety, "safePhone"),
                                        text(safety, "safeHours"),
                                        text(safety, "messageAllowed"))))
                        .toJson());
        SIGNER_GROUP.set(
                execution, MODE.get(execution).equals("internal_dispatch") ? Roles.SUPERVISOR : Roles.SIGNATORY);
        SENT_ROUND.set(execution, 0);
        REMINDERS.set(execution, 0);
        NEW_LINKS.set(execution, 0);
    }

    private static String text(SpinJsonNode json, String key) {
        if (!json.hasProp(key) || json.prop(key).isNull()) {
            return "";
        }
        SpinJsonNode value = json.prop(key);
        return value.isString() ? value.stringValue() : value.toString();
    }
}
