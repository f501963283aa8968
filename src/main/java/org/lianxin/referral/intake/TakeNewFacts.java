package org.lianxin.referral.intake;

import static org.lianxin.referral.register.ReferralVariables.FACTS;
import static org.lianxin.referral.register.ReferralVariables.NEW_INFORMATION;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.spin.Spin;
import org.camunda.spin.json.SpinJsonNode;
import org.springframework.stereotype.Component;

/** Adds the circumstances that new information brings to those of the referral; none is taken away. */
@Component
class TakeNewFacts implements ExecutionListener {

    @Override
    public void notify(DelegateExecution execution) {
        SpinJsonNode news = NEW_INFORMATION.find(execution).orElseGet(() -> Spin.JSON("{}"));
        execution.setVariableLocal(NEW_INFORMATION.name(), news);
        if (news.hasProp("facts") && news.prop("facts").isArray()) {
            Set<String> facts = new LinkedHashSet<>();
            Stream.of(FACTS.find(execution), Optional.of(news.prop("facts")))
                    .flatMap(Optional::stream)
                    .flatMap(list -> list.elements().stream())
                    .map(SpinJsonNode::stringValue)
                    .forEach(facts::add);
            FACTS.set(execution, Spin.JSON(facts));
        }
    }
}
