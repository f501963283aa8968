package org.lianxin.referral.tasklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cmd.DeleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class SecondTryTest {

    private final SecondTry.Interceptor secondTry = new SecondTry.Interceptor();
    private final Engine engine = new Engine();

    @BeforeEach
    void stepsInFront() {
        secondTry.setNext(engine);
    }

    @AfterEach
    void endTransaction() {
        TransactionSynchronizationManager.setActualTransactionActive(false);
    }

    @Test
    void aFormThatCollidesWithAnotherStepIsHandedInAgain() {
        engine.collisions = 3;

        secondTry.execute(form());

        assertThat(engine.executions).isEqualTo(4);
    }

    @Test
    void aFormThatCollidesAgainAndAgainIsRefused() {
        engine.collisions = 10;

        assertThatThrownBy(() -> secondTry.execute(form())).isInstanceOf(OptimisticLockingException.class);
        assertThat(engine.executions).isEqualTo(4);
    }

    @Test
    void whatNoPersonHandsInIsNotRepeated() {
        engine.collisions = 1;

        assertThatThrownBy(() -> secondTry.execute(new DeleteTaskCmd("task", "", true)))
                .isInstanceOf(OptimisticLockingException.class);
        assertThat(engine.executions).isOne();
    }

    @Test
    void insideAnotherTransactionNothingIsRepeated() {
        engine.collisions = 1;
        TransactionSynchronizationManager.setActualTransactionActive(true);

        assertThatThrownBy(() -> secondTry.execute(form())).isInstanceOf(OptimisticLockingException.class);
        assertThat(engine.executions).isOne();
    }

    @Test
    void itStandsBeforeEverythingElse() {
        var configuration = new StandaloneInMemProcessEngineConfiguration();

        new SecondTry().preInit(configuration);

        assertThat(configuration.getCustomPreCommandInterceptorsTxRequired())
                .singleElement()
                .isInstanceOf(SecondTry.Interceptor.class);
    }

    private static SubmitTaskFormCmd form() {
        return new SubmitTaskFormCmd("task", Map.of(), false, false);
    }

    /** Lets another step win as often as it is told. */
    private static final class Engine extends CommandInterceptor {

        private int collisions;
        private int executions;

        @Override
        @SuppressWarnings("NullAway") // What a command returns is of no interest here.
        public <T> T execute(Command<T> command) {
            executions++;
            if (executions <= collisions) {
                throw new OptimisticLockingException("another step was first");
            }
            return null;
        }
    }
}
