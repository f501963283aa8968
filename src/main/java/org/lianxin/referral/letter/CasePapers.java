package org.lianxin.referral.letter;

import static org.lianxin.referral.register.ReferralVariables.CLOSURE;
import static org.lianxin.referral.register.ReferralVariables.CLOSURE_PROPOSER;
import static org.lianxin.referral.register.ReferralVariables.FOLLOW_UP_LOG;
import static org.lianxin.referral.register.ReferralVariables.OUTCOME;
import static org.lianxin.referral.register.ReferralVariables.RESPONDENT;
import static org.lianxin.referral.register.ReferralVariables.VICTIM;
import static org.lianxin.referral.register.ReferralVariables.VICTIM_AGE;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.spin.Spin;
import org.camunda.spin.json.SpinJsonNode;
import org.lianxin.referral.deadline.Deadlines;
import org.lianxin.referral.deadline.Term;
import org.lianxin.referral.letter.LetterFacts.Person;
import org.lianxin.referral.letter.LetterFacts.Safety;
import org.lianxin.referral.modeling.ProcessVariable;
import org.lianxin.referral.organisation.Federation;
import org.lianxin.referral.organisation.Office;
import org.lianxin.referral.organisation.SignedIn;
import org.lianxin.referral.register.CaseHandoffs;
import org.lianxin.referral.register.Matter;
import org.lianxin.referral.register.Matters;
import org.lianxin.referral.register.RegisterEntry;
import org.lianxin.referral.register.StaffNames;
import org.springframework.stereotype.Component;

/** The papers of a case that nobody signs in the program: made anew each time from what the case says now. */
@Component
class CasePapers {

    static final String NOTICE = "告知书";
    static final String CLOSURE_REPORT = "结案报告";

    private final LetterDrafts drafts;
    private final HistoryService history;
    private final CaseHandoffs handoffs;
    private final Deadlines deadlines;
    private final Matters matters;
    private final StaffNames names;
    private final Federation federation;
    private final SignedIn signedIn;
    private final Clock clock;

    CasePapers(
            LetterDrafts drafts,
            HistoryService history,
            CaseHandoffs handoffs,
            Deadlines deadlines,
            Matters matters,
            StaffNames names,
            Federation federation,
            SignedIn signedIn,
            Clock clock) {
        this.drafts = drafts;
        this.history = history;
        this.handoffs = handoffs;
        this.deadlines = deadlines;
        this.matters = matters;
        this.names = names;
        this.federation = federation;
        this.signedIn = signedIn;
        this.clock = clock;
    }

    /** The written notice to the petitioner (信访工作条例 23); empty when the person's data are no longer here. */
    Optional<Letter> notice(RegisterEntry entry) {
        Map<String, Object> known = variables(entry);
        if (!known.containsKey(VICTIM.name())) {
            return Optional.empty();
        }
        Term term = deadlines.term("notice", "", "").orElseThrow();
        List<String> agencies = handoffs.of(entry.referralNo()).stream()
                .filter(CaseHandoffs.Handoff::standing)
                .map(CaseHandoffs.Handoff::agency)
                .distinct()
                .toList();
        LetterFacts facts = facts(entry, known, NOTICE, term.basis(), "");
        Map<String, String> more = Map.of(
                "destination",
                drafts.destination(agencies),
                "term",
                term.amount() + term.unit().label());
        return Optional.of(drafts.paper(facts, more)).map(notice -> dated(notice, facts.office(), clock.instant()));
    }

    /** What was done and how it ended (结案报告); empty before the closure is proposed. */
    Optional<Letter> closureReport(RegisterEntry entry) {
        Map<String, Object> known = variables(entry);
        if (!known.containsKey(CLOSURE.name())) {
            return Optional.empty();
        }
        LetterFacts facts = facts(entry, known, CLOSURE_REPORT, "", text(json(known, CLOSURE), "reason"));
        Map<String, String> more = new HashMap<>();
        more.put(
                "handoffs",
                handoffs.of(entry.referralNo()).stream()
                        .map(handoff -> handoff.agency() + "：" + handoff.state())
                        .collect(Collectors.joining("\n")));
        more.put("followUps", followUps(json(known, FOLLOW_UP_LOG)));
        more.put("outcome", drafts.label(String.valueOf(known.getOrDefault(OUTCOME.name(), ""))));
        more.put("proposed", name(String.valueOf(known.getOrDefault(CLOSURE_PROPOSER.name(), ""))));
        more.put(
                "approved",
                entry.closedAt().flatMap(at -> approver(entry)).map(this::name).orElse("待审核"));
        Letter report = drafts.paper(facts, more);
        return Optional.of(
                entry.closedAt().map(at -> dated(report, facts.office(), at)).orElse(report));
    }

    private LetterFacts facts(
            RegisterEntry entry, Map<String, Object> known, String kind, String basis, String narrative) {
        Matter matter = matters.get(entry.matter());
        SpinJsonNode victim = json(known, VICTIM);
        SpinJsonNode respondent = json(known, RESPONDENT);
        return new LetterFacts(
                new LetterFacts.Route("", kind, basis, "", "", "", ""),
                federation.officeOf(entry.district()),
                entry.referralNo(),
                matter.name(),
                matter.restricted(),
                entry.receivedAt(),
                narrative,
                new Person(
                        text(victim, "name"),
                        text(victim, "sex"),
                        String.valueOf(known.getOrDefault(VICTIM_AGE.name(), "")),
                        ""),
                new Person(
                        text(respondent, "name"),
                        text(respondent, "sex"),
                        text(respondent, "age"),
                        text(respondent, "relation")),
                new Safety("", "", ""));
    }

    private Letter dated(Letter letter, Office office, Instant at) {
        return letter.signed("", office.name(), drafts.day(at));
    }

    private static String followUps(SpinJsonNode log) {
        if (!log.isArray() || log.elements().isEmpty()) {
            return "";
        }
        return log.elements().stream()
                .map(each -> text(each, "at") + "，" + text(each, "outcome"))
                .collect(Collectors.joining("\n"));
    }

    private String name(String userId) {
        return signedIn.setAside(() -> names.of(Stream.of(userId)).name(userId));
    }

    private Optional<String> approver(RegisterEntry entry) {
        return signedIn
                .setAside(() -> history.createHistoricTaskInstanceQuery()
                        .processInstanceBusinessKey(entry.referralNo())
                        .taskDefinitionKey("UserTask_ApproveClosure")
                        .taskDeleteReason("completed")
                        .orderByHistoricTaskInstanceEndTime()
                        .desc()
                        .list())
                .stream()
                .map(HistoricTaskInstance::getAssignee)
                .findFirst();
    }

    /** The newest of each name. */
    private Map<String, Object> variables(RegisterEntry entry) {
        return signedIn.setAside(() -> Optional.ofNullable(history.createHistoricProcessInstanceQuery()
                        .processDefinitionKey("referral")
                        .processInstanceBusinessKey(entry.referralNo())
                        .singleResult())
                .map(instance -> history
                        .createHistoricVariableInstanceQuery()
                        .processInstanceId(instance.getId())
                        .variableNameIn(
                                VICTIM.name(),
                                VICTIM_AGE.name(),
                                RESPONDENT.name(),
                                CLOSURE.name(),
                                CLOSURE_PROPOSER.name(),
                                OUTCOME.name(),
                                FOLLOW_UP_LOG.name())
                        .list()
                        .stream()
                        .filter(variable -> variable.getValue() != null)
                        .sorted(Comparator.comparing(HistoricVariableInstance::getCreateTime))
                        .collect(Collectors.toMap(
                                HistoricVariableInstance::getName,
                                HistoricVariableInstance::getValue,
                                (earlier, later) -> later)))
                .orElse(Map.of()));
    }

    private static SpinJsonNode json(Map<String, Object> known, ProcessVariable<SpinJsonNode> variable) {
        return known.get(variable.name()) instanceof SpinJsonNode json ? json : Spin.JSON("{}");
    }

    private static String text(SpinJsonNode json, String key) {
        if (!json.isObject() || !json.hasProp(key) || json.prop(key).isNull()) {
            return "";
        }
        SpinJsonNode value = json.prop(key);
        return value.isString() ? value.stringValue() : value.toString();
    }
}
