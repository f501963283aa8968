package org.lianxin.referral.handoff;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.spin.Spin;
import org.camunda.spin.json.SpinJsonNode;
import org.camunda.spin.plugin.variable.SpinValues;
import org.lianxin.referral.organisation.Federation;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Brings a statement and its files to the waiting process, or keeps them as a late answer: all of it or nothing. */
@Service
class PartnerAnswers {

    private final HandoffMessages messages;
    private final Handoffs handoffs;
    private final Documents documents;
    private final Clock clock;

    PartnerAnswers(
            HandoffMessages messages, Handoffs handoffs, Documents documents, Clock clock, Federation federation) {
        this.messages = messages;
        this.handoffs = handoffs;
        this.documents = documents;
        this.clock = clock.withZone(federation.zone());
    }

    /** False, with nothing changed, when the process does not wait for this action. */
    @Transactional
    public boolean deliver(String handoffNo, PartnerAction action, PartnerStatement statement, List<AnswerFile> files) {
        if (action.message().isEmpty() || !acknowledged(handoffNo, action, statement)) {
            return false;
        }
        List<Document> stored = store(handoffNo, files);
        if (!messages.tellOnce(handoffNo, action.message(), variables(action, statement, stored))) {
            // Rolls back the files, and an acknowledgement said first.
            throw new ConcurrencyFailureException(handoffNo + " no longer waits for " + action.message());
        }
        return true;
    }

    /** Whether the process waits for this action now. */
    public boolean areAwaited(String handoffNo, PartnerAction action) {
        return messages.waitsFor(handoffNo, action.message());
    }

    @Transactional
    public void keepLate(String handoffNo, PartnerAction action, PartnerStatement statement, List<AnswerFile> files) {
        Map<String, String> detail = new HashMap<>();
        detail.put("by", statement.by());
        detail.put("action", action.label());
        detail.put("text", statement.text());
        if (!ReplyOutcome.chinese(statement.outcome()).isEmpty()) {
            detail.put("outcome", statement.outcome());
        }
        String names = store(handoffNo, files).stream().map(Document::fileName).collect(Collectors.joining("、"));
        if (!names.isEmpty()) {
            detail.put("documents", names);
        }
        handoffs.record(handoffNo, HandoffEvent.LATE_ANSWER, statement.by(), detail);
    }

    /** Whoever reports progress has received the letter: where the process still waits for that, it is said first. */
    private boolean acknowledged(String handoffNo, PartnerAction action, PartnerStatement statement) {
        if (messages.waitsFor(handoffNo, action.message())) {
            return true;
        }
        return action == PartnerAction.PROGRESS
                && messages.tellOnce(
                        handoffNo,
                        PartnerAction.ACKNOWLEDGE.message(),
                        variables(PartnerAction.ACKNOWLEDGE, new PartnerStatement(statement.by(), "", ""), List.of()));
    }

    private List<Document> store(String handoffNo, List<AnswerFile> files) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return files.stream().map(file -> documents.store(handoffNo, file, now)).toList();
    }

    private Map<String, Object> variables(PartnerAction action, PartnerStatement statement, List<Document> stored) {
        SpinJsonNode json = Spin.JSON("{}")
                .prop("by", statement.by())
                .prop("via", statement.via())
                .prop(
                        "at",
                        OffsetDateTime.now(clock)
                                .truncatedTo(ChronoUnit.SECONDS)
                                .toString())
                .prop(action == PartnerAction.RETURN ? "reason" : "text", statement.text());
        Map<String, Object> variables = new LinkedHashMap<>();
        switch (action) {
            case ACKNOWLEDGE -> variables.put("acknowledgement", value(json));
            case RETURN -> variables.put("returned", value(json));
            case PROGRESS -> variables.put("progress", value(json));
            case CONFIRM_CANCELLATION -> variables.put("cancellation", value(json));
            case ANSWER -> {
                List<Object> names = stored.stream()
                        .<Object>map(document -> Map.of("id", document.id().toString(), "name", document.fileName()))
                        .toList();
                json.prop("documents", names);
                variables.put("reply", value(json));
                variables.put("replyOutcome", statement.outcome());
            }
            case SUPPLEMENT -> throw new IllegalArgumentException("no process waits for a supplement");
        }
        return variables;
    }

    private static Object value(SpinJsonNode json) {
        return SpinValues.jsonValue(json).create();
    }
}
