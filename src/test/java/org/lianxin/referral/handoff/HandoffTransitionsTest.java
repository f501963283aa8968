package org.lianxin.referral.handoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract of the state machine, written out a second time on purpose. */
class HandoffTransitionsTest {

    private static final Map<String, String> CONTRACT = contract(
            "drafted: signed>signed sent>sent guidance_given>completed corrected>drafted undeliverable>drafted number_voided>drafted cancel_requested>cancel_requested",
            "signed: sent>sent signed>signed undeliverable>signed cancel_requested>cancel_requested",
            "sent: sent>sent signed>sent acknowledged>acknowledged completed>completed returned>returned"
                    + " progress>in_progress undeliverable>sent reminded>sent escalated>sent link_requested>sent"
                    + " link_locked>sent cancel_requested>cancel_requested unanswered>unanswered "
                    + "letter_fixed>sent urged>sent opinion_sent>sent inspection_requested>sent step_skipped>sent suspended>sent resumed>sent",
            "acknowledged: progress>in_progress completed>completed returned>returned signed>acknowledged"
                    + " reminded>acknowledged escalated>acknowledged link_requested>acknowledged"
                    + " link_locked>acknowledged cancel_requested>cancel_requested unanswered>unanswered "
                    + "letter_fixed>acknowledged urged>acknowledged opinion_sent>acknowledged inspection_requested>acknowledged step_skipped>acknowledged suspended>acknowledged resumed>acknowledged",
            "in_progress: sent>sent undeliverable>in_progress progress>in_progress reminded>in_progress escalated>in_progress link_requested>in_progress"
                    + " link_locked>in_progress signed>in_progress completed>completed returned>returned"
                    + " cancel_requested>cancel_requested unanswered>unanswered "
                    + "letter_fixed>in_progress urged>in_progress opinion_sent>in_progress inspection_requested>in_progress step_skipped>in_progress suspended>in_progress resumed>in_progress",
            "returned: corrected>drafted late_answer>returned signed>returned link_requested>returned link_locked>returned number_voided>returned",
            "completed: asked_again>in_progress late_answer>completed signed>completed passed_on>completed",
            "cancel_requested: cancelled>cancelled late_answer>cancel_requested link_requested>cancel_requested"
                    + " link_locked>cancel_requested number_voided>cancel_requested",
            "cancelled: late_answer>cancelled number_voided>cancelled",
            "unanswered: late_answer>unanswered");

    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final OwnDatabase DATABASE = new OwnDatabase();

    @ParameterizedTest(name = "{0} + {1} -> {2}")
    @MethodSource("everyPair")
    void anEventIsAcceptedAsListedAndRefusedOtherwise(HandoffState state, HandoffEvent event, String expected) {
        String handoffNo = OwnDatabase.REFERRAL + "-H" + NUMBERS.incrementAndGet();
        DATABASE.open(handoffNo);
        DATABASE.force(handoffNo, state);
        Handoff before = DATABASE.handoffs.get(handoffNo);

        if (expected.isEmpty()) {
            assertThatThrownBy(() -> DATABASE.handoffs.record(handoffNo, event, "张三", Map.of()))
                    .isInstanceOf(HandoffRefusedException.class)
                    .hasMessageContaining(handoffNo)
                    .hasMessageContaining(state.label())
                    .hasMessageContaining(event.label());
            assertThat(DATABASE.handoffs.get(handoffNo)).isEqualTo(before);
            assertThat(DATABASE.handoffs.events(handoffNo)).hasSize(1);
        } else {
            DATABASE.handoffs.record(handoffNo, event, "张三", Map.of());
            assertThat(DATABASE.handoffs.get(handoffNo).state()).isEqualTo(HandoffState.of(expected));
            assertThat(DATABASE.handoffs.events(handoffNo)).last().satisfies(entry -> assertThat(entry.event())
                    .isEqualTo(event));
        }
    }

    @Test
    void theContractNamesOnlyStatesAndEventsThatExist() {
        assertThat(CONTRACT)
                .hasSize(everyPair()
                        .filter(pair -> !((String) pair.get()[2]).isEmpty())
                        .toList()
                        .size());
    }

    static Stream<Arguments> everyPair() {
        return Arrays.stream(HandoffState.values()).flatMap(state -> Arrays.stream(HandoffEvent.values())
                .map(event ->
                        Arguments.of(state, event, CONTRACT.getOrDefault(state.code() + "+" + event.code(), ""))));
    }

    private static Map<String, String> contract(String... lines) {
        Map<String, String> contract = new HashMap<>();
        for (String line : lines) {
            String state = line.substring(0, line.indexOf(':'));
            for (String step : line.substring(line.indexOf(':') + 2).split(" ", -1)) {
                contract.put(state + "+" + step.substring(0, step.indexOf('>')), step.substring(step.indexOf('>') + 1));
            }
        }
        return contract;
    }
}
