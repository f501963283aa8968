package org.lianxin.referral.handoff;

import static org.lianxin.referral.handoff.HandoffVariables.HANDOFF_NO;
import static org.lianxin.referral.handoff.HandoffVariables.LETTER;
import static org.lianxin.referral.handoff.UrgingVariables.PAPER_DELIVERY;
import static org.lianxin.referral.handoff.UrgingVariables.URGING_LETTERS;
import static org.lianxin.referral.handoff.UrgingVariables.URGING_STEP;

import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.spin.Spin;
import org.camunda.spin.json.SpinJsonNode;
import org.lianxin.referral.letter.Letter;
import org.lianxin.referral.organisation.SignedIn;
import org.springframework.stereotype.Component;

/** Notes in the hand-off's history that a letter of the ladder has gone out, and keeps the letter for its page. */
@Component
class RecordUrging implements ExecutionListener {

    private final Handoffs handoffs;
    private final SignedIn signedIn;

    RecordUrging(Handoffs handoffs, SignedIn signedIn) {
        this.handoffs = handoffs;
        this.signedIn = signedIn;
    }

    @Override
    public void notify(DelegateExecution execution) {
        UrgingStep step = UrgingStep.of(URGING_STEP.get(execution));
        Letter letter = Letter.fromJson(LETTER.get(execution));
        SpinJsonNode letters = Spin.JSON(
                URGING_LETTERS.find(execution).map(SpinJsonNode::toString).orElse("[]"));
        URGING_LETTERS.set(execution, letters.append(letter.toJson().prop("step", step.code())));
        Map<String, String> detail = new TreeMap<>(FrozenLetters.seal(letter));
        detail.put("to", letter.recipient());
        PAPER_DELIVERY
                .find(execution)
                .ifPresent(paper -> detail.put(
                        "note", "纸质送达，签收人：" + paper.prop("receivedBy").stringValue()));
        execution.removeVariable(PAPER_DELIVERY.name());
        handoffs.record(HANDOFF_NO.get(execution), step.event(), signedIn.userId(), detail);
    }
}
