package org.lianxin.referral.handoff;

import static org.lianxin.referral.handoff.HandoffVariables.DISTRICT;
import static org.lianxin.referral.handoff.HandoffVariables.HANDOFF_NO;
import static org.lianxin.referral.handoff.HandoffVariables.LETTER;
import static org.lianxin.referral.handoff.HandoffVariables.ROUTE;
import static org.lianxin.referral.handoff.UrgingVariables.TERM_ENDED_AT;
import static org.lianxin.referral.handoff.UrgingVariables.URGING_STEP;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lianxin.referral.letter.LetterDrafts;
import org.lianxin.referral.letter.UrgingFacts;
import org.lianxin.referral.organisation.Federation;
import org.springframework.stereotype.Component;

/** Drafts the letter of the ladder's next step from the history of the hand-off. */
@Component
class DraftUrging implements JavaDelegate {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("M月d日", Locale.CHINA);

    private final LetterDrafts drafts;
    private final Handoffs handoffs;
    private final UrgingPost post;
    private final Federation federation;

    DraftUrging(LetterDrafts drafts, Handoffs handoffs, UrgingPost post, Federation federation) {
        this.drafts = drafts;
        this.handoffs = handoffs;
        this.post = post;
        this.federation = federation;
    }

    @Override
    public void execute(DelegateExecution execution) {
        UrgingStep step = UrgingStep.of(URGING_STEP.get(execution));
        Handoff handoff = handoffs.get(HANDOFF_NO.get(execution));
        List<HandoffEntry> since = sinceDelivery(handoffs.events(handoff.handoffNo()));
        String agency = post.agency(handoff)
                .map(Agency::name)
                .orElseGet(() -> ROUTE.get(execution).prop("recipientName").stringValue());
        LETTER.set(
                execution,
                drafts.urge(new UrgingFacts(
                                step.letterKind(),
                                federation.officeOf(DISTRICT.get(execution)),
                                post.recipient(step, handoff)
                                        .map(Agency::name)
                                        .orElse(step.goesToGovernment() ? "同级人民政府" : agency),
                                agency,
                                UrgingPost.reference(handoff),
                                since.isEmpty()
                                        ? handoff.openedAt()
                                        : since.get(0).at(),
                                TERM_ENDED_AT.get(execution).toInstant(),
                                since.stream().anyMatch(entry -> entry.event() == HandoffEvent.COMPLETED),
                                earlier(since)))
                        .toJson());
    }

    /** From the last delivery on: what came before belongs to an earlier round. */
    private static List<HandoffEntry> sinceDelivery(List<HandoffEntry> entries) {
        Optional<HandoffEntry> delivery = entries.stream()
                .filter(entry -> entry.event() == HandoffEvent.SENT)
                .reduce((earlier, later) -> later);
        return entries.stream()
                .filter(entry ->
                        delivery.filter(sent -> entry.entry() >= sent.entry()).isPresent())
                .toList();
    }

    private String earlier(List<HandoffEntry> since) {
        String letters = since.stream()
                .filter(entry -> UrgingStep.isLetter(entry.event()))
                .map(this::named)
                .collect(Collectors.joining("、"));
        return letters.isEmpty() ? "" : "我会已先后发出" + letters + "。";
    }

    private String named(HandoffEntry entry) {
        String day = DAY.format(entry.at().atZone(federation.zone()));
        String number = entry.detail().getOrDefault("documentNo", "");
        String kind = entry.event() == HandoffEvent.URGED ? "催办函" : "督促处理意见书";
        return kind + "（" + day + (number.isEmpty() ? "" : "，" + number) + "）";
    }
}
