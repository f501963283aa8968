package org.lianxin.referral.workbench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.spin.json.SpinJsonNode;
import org.jspecify.annotations.Nullable;
import org.lianxin.referral.organisation.SignedIn;
import org.springframework.stereotype.Component;

/** The referrals of the past and present with what was answered about them. Nothing of it leaves this module. */
@Component
class RecordedCases {

    static final int MOST = 2_000;

    private static final String PROCESS = "referral";
    private static final String[] INPUTS = {"screening", "victimAge", "matter", "facts"};

    private final HistoryService history;
    private final SignedIn signedIn;

    RecordedCases(HistoryService history, SignedIn signedIn) {
        this.history = history;
        this.signedIn = signedIn;
    }

    /** The newest {@link #MOST} referrals, newest first; those that were erased, or not screened yet, without answers. */
    List<RecordedCase> newest() {
        return signedIn.setAside(this::read);
    }

    private List<RecordedCase> read() {
        List<HistoricProcessInstance> cases = history.createHistoricProcessInstanceQuery()
                .processDefinitionKey(PROCESS)
                .orderByProcessInstanceStartTime()
                .desc()
                .listPage(0, MOST);
        String[] ids = cases.stream().map(HistoricProcessInstance::getId).toArray(String[]::new);
        Map<String, List<HistoricVariableInstance>> variables = ids.length == 0
                ? Map.of()
                : history
                        .createHistoricVariableInstanceQuery()
                        .processInstanceIdIn(ids)
                        .variableNameIn(INPUTS)
                        .list()
                        .stream()
                        .collect(Collectors.groupingBy(HistoricVariableInstance::getProcessInstanceId));
        return cases.stream()
                .map(each -> new RecordedCase(
                        Objects.requireNonNullElse(each.getBusinessKey(), each.getId()),
                        each.getEndTime() == null,
                        inputs(each.getId(), variables.getOrDefault(each.getId(), List.of()))))
                .toList();
    }

    /** Those of the case itself count; a sub-process may have copies of its own. */
    private static Map<String, Object> inputs(String instance, List<HistoricVariableInstance> variables) {
        Map<String, Object> inputs = new HashMap<>();
        variables.stream()
                .filter(variable -> instance.equals(variable.getActivityInstanceId()))
                .forEach(variable ->
                        plain(variable.getValue()).ifPresent(value -> inputs.put(variable.getName(), value)));
        return inputs;
    }

    private static Optional<Object> plain(@Nullable Object value) {
        if (value instanceof SpinJsonNode json) {
            return Optional.of(json.isArray() ? json.mapTo(List.class) : json.mapTo(Map.class));
        }
        return Optional.ofNullable(value);
    }
}
