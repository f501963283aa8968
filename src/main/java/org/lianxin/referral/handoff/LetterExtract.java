package org.lianxin.referral.handoff;

import static org.lianxin.referral.register.ReferralVariables.*;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.spin.Spin;
import org.camunda.spin.json.SpinJsonNode;
import org.lianxin.referral.modeling.ProcessVariable;

/** Only what a letter says goes from the case into the hand-off; never reporter, household or screening. */
final class LetterExtract {

    private LetterExtract() {}

    static SpinJsonNode of(DelegateExecution referral) {
        SpinJsonNode facts = Spin.JSON("{}").prop("receivedAt", RECEIVED_AT.get(referral));
        copy(facts, referral, INCIDENT, "narrative");
        copy(facts, referral, VICTIM, "name", "sex", "phone");
        copy(facts, referral, RESPONDENT, "name", "sex", "age", "relation");
        copy(facts, referral, SAFETY, "safePhone", "safeHours", "messageAllowed");
        VICTIM_AGE.find(referral).ifPresent(age -> facts.prop("victimAge", age));
        return facts;
    }

    private static void copy(
            SpinJsonNode facts, DelegateExecution referral, ProcessVariable<SpinJsonNode> from, String... keys) {
        SpinJsonNode part = Spin.JSON("{}");
        from.find(referral).filter(SpinJsonNode::isObject).ifPresent(json -> {
            for (String key : keys) {
                if (json.hasProp(key)) {
                    part.prop(key, json.prop(key));
                }
            }
        });
        facts.prop(from.name(), part);
    }
}
