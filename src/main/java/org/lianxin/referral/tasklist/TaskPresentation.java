package org.lianxin.referral.tasklist;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.stereotype.Component;

/**
 * Gives every user task of every process the short number of its referral in the name and the danger as priority, so
 * that lists name the case and sort the worst first without a word in the diagram.
 */
@Component
class TaskPresentation extends AbstractProcessEnginePlugin {

    /** What is not yet screened stands above what is known to be mild. */
    private static final Map<String, Integer> PRIORITIES = Map.of("red", 100, "orange", 75, "yellow", 50, "blue", 25);

    private static final int PRIORITY_UNKNOWN = 60;

    /** Above every level: an emergency letter that has gone out and still lacks its signature (先办后签). */
    private static final int PRIORITY_UNSIGNED = 110;

    private static final Set<String> SIGNING = Set.of("UserTask_CheckLetter", "UserTask_SignLetter");
    private static final String UNSIGNED = "【先办待签】";
    private static final String SEPARATOR = " · ";

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        List<BpmnParseListener> listeners = new ArrayList<>();
        Optional.ofNullable(configuration.getCustomPostBPMNParseListeners()).ifPresent(listeners::addAll);
        listeners.add(new AbstractBpmnParseListener() {
            @Override
            public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
                if (activity.getActivityBehavior() instanceof UserTaskActivityBehavior task) {
                    task.getTaskDefinition().addTaskListener(TaskListener.EVENTNAME_CREATE, TaskPresentation::present);
                }
            }
        });
        configuration.setCustomPostBPMNParseListeners(listeners);
    }

    private static void present(DelegateTask task) {
        text(task, "shortNo")
                .filter(shortNo -> !name(task).contains(shortNo))
                .ifPresent(shortNo -> task.setName(name(task) + SEPARATOR + shortNo));
        task.setPriority(text(task, "riskLevel").map(TaskPresentation::priority).orElse(PRIORITY_UNKNOWN));
        if (SIGNING.contains(task.getTaskDefinitionKey())
                && text(task, "mode").filter("emergency_phone"::equals).isPresent()) {
            task.setName(UNSIGNED + name(task));
            task.setPriority(PRIORITY_UNSIGNED);
        }
    }

    static int priority(String riskLevel) {
        return PRIORITIES.getOrDefault(riskLevel, PRIORITY_UNKNOWN);
    }

    private static String name(DelegateTask task) {
        return Optional.ofNullable(task.getName()).orElse(task.getTaskDefinitionKey());
    }

    private static Optional<String> text(DelegateTask task, String variable) {
        return Optional.ofNullable(task.getVariable(variable))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(value -> !value.isBlank());
    }
}
