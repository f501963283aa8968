package org.lianxin.referral.modeling.rules;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Error;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;

/** An error that is thrown is caught, or the case would end without a word; one that is caught is thrown by somebody. */
final class ErrorRule implements DiagramRule {

    @Override
    public String id() {
        return "error";
    }

    @Override
    public void check(Diagram diagram, Report report) {
        Set<String> processes =
                diagram.all(Process.class).stream().map(Process::getId).collect(Collectors.toSet());
        Set<String> caught = new HashSet<>();
        Set<String> thrown = new HashSet<>(diagram.house().errors());
        diagram.models().diagrams().values().forEach(other -> {
            codes(other, true).forEach(thrown::add);
            if (calls(other, processes)) {
                codes(other, false).forEach(caught::add);
            }
        });
        codes(diagram.model(), false).forEach(caught::add);
        codes(diagram.model(), true).forEach(thrown::add);

        for (ErrorEventDefinition definition : diagram.all(ErrorEventDefinition.class)) {
            String code = code(definition);
            boolean throwing = isThrown(definition);
            if (code.isEmpty()) {
                report.error(Diagram.place(definition.getDomElement()), "错误事件没有错误代码（Error code）。请指定一个。");
            } else if (throwing && !caught.contains(code)) {
                report.error(
                        Diagram.place(definition.getDomElement()), "错误“%s”没有人接，案件到此会无声地结束。请在外层加边界事件。".formatted(code));
            } else if (!throwing && !thrown.contains(code)) {
                report.error(
                        Diagram.place(definition.getDomElement()), "没有谁会发出错误“%s”。请改正错误代码，或者删去这个事件。".formatted(code));
            }
        }
    }

    private static boolean calls(BpmnModelInstance model, Set<String> processes) {
        return model.getModelElementsByType(CallActivity.class).stream()
                .anyMatch(call -> processes.contains(String.valueOf(call.getCalledElement())));
    }

    private static Stream<String> codes(BpmnModelInstance model, boolean thrown) {
        return model.getModelElementsByType(ErrorEventDefinition.class).stream()
                .filter(definition -> isThrown(definition) == thrown)
                .map(ErrorRule::code);
    }

    private static boolean isThrown(ErrorEventDefinition definition) {
        return definition.getParentElement() instanceof EndEvent;
    }

    private static String code(ErrorEventDefinition definition) {
        Error error = definition.getError();
        return error == null || error.getErrorCode() == null ? "" : error.getErrorCode();
    }
}
