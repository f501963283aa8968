package org.lianxin.referral.modeling;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.migration.validation.activity.SupportedActivityValidator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Has every submitted form checked on the server. */
@Component
final class FormGuardPlugin extends AbstractProcessEnginePlugin {

    private final Supplier<Clock> clock;

    @Autowired
    FormGuardPlugin(ObjectProvider<Clock> clock) {
        this.clock = clock::getObject;
    }

    FormGuardPlugin(Clock clock) {
        this.clock = () -> clock;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        List<BpmnParseListener> listeners = new ArrayList<>(
                Optional.ofNullable(engine.getCustomPostBPMNParseListeners()).orElse(List.of()));
        listeners.add(new FormGuardParseListener(clock));
        engine.setCustomPostBPMNParseListeners(listeners);

        engine.setFormService(new NeedToKnowForms());
        engine.setTaskService(new GuardedCompletion());
        engine.setResourceAuthorizationProvider(new RightsOnTasks());
        letGuardedTasksMigrate();
    }

    /** The engine moves cases only between steps whose class is on its list, which is one for all engines of the JVM. */
    private static void letGuardedTasksMigrate() {
        if (!SupportedActivityValidator.SUPPORTED_ACTIVITY_BEHAVIORS.contains(GuardedUserTask.class)) {
            SupportedActivityValidator.SUPPORTED_ACTIVITY_BEHAVIORS.add(GuardedUserTask.class);
        }
    }
}
