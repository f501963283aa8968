package org.lianxin.referral.tasklist;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Hands a person's form in again when another step of the same referral, a mail for instance, was written at the same
 * moment. The engine lets one of the two win and rolls the other back; that is no reason to make a person click twice.
 */
@Component
class SecondTry extends AbstractProcessEnginePlugin {

    private static final int TRIES = 4;

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        List<CommandInterceptor> first =
                new ArrayList<>(Optional.ofNullable(engine.getCustomPreCommandInterceptorsTxRequired())
                        .orElse(List.of()));
        first.add(new Interceptor());
        engine.setCustomPreCommandInterceptorsTxRequired(first);
    }

    /** Stands before the one that begins the transaction, so that each try has its own. */
    static class Interceptor extends CommandInterceptor {

        @Override
        public <T> T execute(Command<T> command) {
            for (int left = triesOf(command) - 1; left > 0; left--) {
                try {
                    return next.execute(command);
                } catch (OptimisticLockingException anotherStepWasFirst) {
                    // The winner is committed by now: nothing to wait for.
                }
            }
            return next.execute(command);
        }

        /** Inside a transaction of somebody else nothing can be tried again: it is lost as a whole. */
        private static int triesOf(Command<?> command) {
            boolean formOfAPerson = command instanceof SubmitTaskFormCmd || command instanceof CompleteTaskCmd;
            boolean begun = Context.getCommandContext() != null
                    || TransactionSynchronizationManager.isActualTransactionActive();
            return formOfAPerson && !begun ? TRIES : 1;
        }
    }
}
