package org.lianxin.referral.privacy;

import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.cmd.GetTaskFormVariablesCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.jspecify.annotations.Nullable;

/**
 * Logs what a signed-in user gets to see of a referral through the engine, in the transaction of the reading: what cannot
 * be logged is not given out. Lists that show no person's data are not logged, nor what the program reads for itself.
 */
class EngineReads extends CommandInterceptor {

    private final Supplier<AccessLog> log;
    private final Supplier<CaseInstances> cases;
    private final ThreadLocal<Boolean> within = ThreadLocal.withInitial(() -> false);

    EngineReads(Supplier<AccessLog> log, Supplier<CaseInstances> cases) {
        this.log = log;
        this.cases = cases;
    }

    /** Only the outermost command answers a user; those within it serve the engine. */
    @Override
    public <T> T execute(Command<T> command) {
        CommandContext context = Context.getCommandContext();
        @Nullable String user = context.getAuthenticatedUserId();
        if (user == null || within.get()) {
            return next.execute(command);
        }
        within.set(true);
        try {
            T result = next.execute(command);
            record(user, command, Shown.by(command, result, context));
            return result;
        } finally {
            within.remove();
        }
    }

    private void record(String user, Command<?> command, Set<String> processInstanceIds) {
        for (CaseInstances.Seen seen : cases.get().referralsOf(processInstanceIds)) {
            if (command instanceof GetTaskFormVariablesCmd form) {
                log.get().seen(user, seen.referralNo(), AccessKind.TASK_FORM, form.resourceId);
            } else {
                log.get().seen(user, seen.referralNo(), AccessKind.VARIABLES, seen.processInstanceId());
            }
        }
    }
}
