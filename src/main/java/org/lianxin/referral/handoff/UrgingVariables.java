package org.lianxin.referral.handoff;

import java.util.Date;
import java.util.List;
import org.camunda.spin.json.SpinJsonNode;
import org.lianxin.referral.modeling.ProcessVariable;

/** The variables of process {@code urging} that are not those of the hand-off it urges. */
public final class UrgingVariables {

    /** Counts the ladders of a hand-off from 1, so that the letters of each are letters of their own. */
    public static final ProcessVariable<Integer> URGING_ROUND = ProcessVariable.plain("urgingRound", Integer.class);

    /** Code of the step that is next: {@code urge_letter}, {@code urging_opinion}, {@code inspection_request}. */
    public static final ProcessVariable<String> URGING_STEP = ProcessVariable.plain("urgingStep", String.class);

    /** When the answer was due. */
    public static final ProcessVariable<Date> TERM_ENDED_AT = ProcessVariable.plain("termEndedAt", Date.class);

    /** From when the terms of the ladder run: the end of the answer's term, moved by the time the clock stood still. */
    public static final ProcessVariable<Date> URGING_FROM = ProcessVariable.plain("urgingFrom", Date.class);

    public static final ProcessVariable<String> URGING_DECISION = ProcessVariable.plain("urgingDecision", String.class);

    /** Why a step is left out. */
    public static final ProcessVariable<SpinJsonNode> SKIP = ProcessVariable.sensitive("skip", SpinJsonNode.class);

    /** Why the clock stands still, and until which day. */
    public static final ProcessVariable<SpinJsonNode> SUSPENSION =
            ProcessVariable.sensitive("suspension", SpinJsonNode.class);

    public static final ProcessVariable<Date> SUSPENDED_AT = ProcessVariable.plain("suspendedAt", Date.class);

    /** The last second of the day until which the clock stands still. */
    public static final ProcessVariable<Date> SUSPENDED_UNTIL = ProcessVariable.plain("suspendedUntil", Date.class);

    public static final ProcessVariable<SpinJsonNode> RESUMPTION =
            ProcessVariable.sensitive("resumption", SpinJsonNode.class);

    /** Who took a letter of the ladder on paper, and when. */
    public static final ProcessVariable<SpinJsonNode> PAPER_DELIVERY =
            ProcessVariable.sensitive("paperDelivery", SpinJsonNode.class);

    /** The letters that went out, oldest first, each with the code of its {@code step}. */
    public static final ProcessVariable<SpinJsonNode> URGING_LETTERS =
            ProcessVariable.sensitive("urgingLetters", SpinJsonNode.class);

    public static final ProcessVariable<SpinJsonNode> UNANSWERED =
            ProcessVariable.sensitive("unanswered", SpinJsonNode.class);

    public static final ProcessVariable<String> UNANSWERED_PROPOSER =
            ProcessVariable.plain("unansweredProposer", String.class);

    public static final ProcessVariable<String> UNANSWERED_DECISION =
            ProcessVariable.plain("unansweredDecision", String.class);

    public static final ProcessVariable<SpinJsonNode> UNANSWERED_REVIEW =
            ProcessVariable.sensitive("unansweredReview", SpinJsonNode.class);

    public static final List<ProcessVariable<?>> ALL = List.of(
            URGING_ROUND,
            URGING_STEP,
            TERM_ENDED_AT,
            URGING_FROM,
            URGING_DECISION,
            SKIP,
            SUSPENSION,
            SUSPENDED_AT,
            SUSPENDED_UNTIL,
            RESUMPTION,
            PAPER_DELIVERY,
            URGING_LETTERS,
            UNANSWERED,
            UNANSWERED_PROPOSER,
            UNANSWERED_DECISION,
            UNANSWERED_REVIEW);

    private UrgingVariables() {}
}
