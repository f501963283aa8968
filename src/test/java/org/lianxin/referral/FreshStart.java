package org.lianxin.referral;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import org.camunda.bpm.container.RuntimeContainerDelegate;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Puts the clock back, empties the mailbox and gives engine-rest this application's engine before each test. */
class FreshStart implements BeforeEachCallback {

    @Override
    public void beforeEach(ExtensionContext test) throws FolderException {
        ApplicationContext application = SpringExtension.getApplicationContext(test);
        application.getBean(MovableClock.class).reset();
        application.getBean(GreenMail.class).purgeEmailFromAllMailboxes();
        announce(application.getBean(ProcessEngine.class));
    }

    /** engine-rest finds the engine in registries of the JVM, where small engines of other tests take its place under the same name. */
    private static void announce(ProcessEngine engine) {
        ProcessEngines.registerProcessEngine(engine);
        RuntimeContainerDelegate registry = RuntimeContainerDelegate.INSTANCE.get();
        ProcessEngine known = registry.getProcessEngineService().getDefaultProcessEngine();
        if (known == engine) {
            return;
        }
        if (known != null) {
            registry.unregisterProcessEngine(known);
        }
        registry.registerProcessEngine(engine);
    }
}
