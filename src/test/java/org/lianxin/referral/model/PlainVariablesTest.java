package org.lianxin.referral.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.spin.json.SpinJsonNode;
import org.junit.jupiter.api.Test;
import org.lianxin.referral.handoff.HandoffVariables;
import org.lianxin.referral.handoff.UrgingVariables;
import org.lianxin.referral.modeling.ProcessVariable;
import org.lianxin.referral.register.ReferralVariables;
import org.lianxin.referral.suggestion.SuggestionVariables;

/** What is stored in plain text, because queries and gateways need it, is never a person's words. */
class PlainVariablesTest {

    /** Each holds a code, a number, a user id or an instant; a name that joins the list is to be looked at with that in mind. */
    private static final Set<String> CODES = Set.of(
            ("referralNo shortNo handoffNo channel district town receivedAt matter category mergeInto computedRiskLevel riskLevel outcome"
                            + " routeId mode agencyId signerGroup planner drafter closureProposer replyOutcome"
                            + " reportDecision duplicateDecision loweringDecision resultsDecision closureDecision informationDecision"
                            + " signingDecision deliveryDecision returnDecision replyReviewDecision cancellationDecision linkDecision"
                            + " urgingStep urgingDecision unansweredProposer unansweredDecision"
                            + " planDecision transferTo transferAnswer originNo followUpOutcome followUpLevel unreachedDecision"
                            + " withdrawalProposer withdrawalDecision addedBy reassessedLevel"
                            + " suggestionNo dispatchDecision")
                    .split(" "));

    @Test
    void stringsAreCodes() {
        assertThat(declared().filter(variable -> variable.type() == String.class))
                .extracting(ProcessVariable::name)
                .hasSameElementsAs(CODES);
    }

    @Test
    void whatMayHoldAPersonsDataIsJson() {
        assertThat(declared().filter(ProcessVariable::sensitive))
                .isNotEmpty()
                .allSatisfy(variable ->
                        assertThat(variable.type()).as(variable.name()).isIn(SpinJsonNode.class, byte[].class));
    }

    @Test
    void theRestAreNumbersDatesAndYesOrNo() {
        assertThat(declared().map(variable -> variable.type().getSimpleName()))
                .isSubsetOf("String", "SpinJsonNode", "byte[]", "Number", "Integer", "Boolean", "Date");
    }

    @Test
    void theGuardKnowsEveryVariable() {
        assertThat(constants(ReferralVariables.class)).containsExactlyInAnyOrderElementsOf(ReferralVariables.ALL);
        assertThat(constants(HandoffVariables.class)).containsExactlyInAnyOrderElementsOf(HandoffVariables.ALL);
        assertThat(constants(UrgingVariables.class)).containsExactlyInAnyOrderElementsOf(UrgingVariables.ALL);
        assertThat(constants(SuggestionVariables.class)).containsExactlyInAnyOrderElementsOf(SuggestionVariables.ALL);
    }

    private static Stream<ProcessVariable<?>> declared() {
        return Stream.of(ReferralVariables.ALL, HandoffVariables.ALL, UrgingVariables.ALL, SuggestionVariables.ALL)
                .flatMap(List::stream);
    }

    private static List<ProcessVariable<?>> constants(Class<?> process) {
        return Arrays.stream(process.getFields())
                .filter(field -> field.getType() == ProcessVariable.class)
                .map(field -> {
                    try {
                        return (ProcessVariable<?>) field.get(null);
                    } catch (IllegalAccessException impossible) {
                        throw new IllegalStateException(impossible);
                    }
                })
                .collect(Collectors.toList());
    }
}
