package org.lianxin.referral.handoff;

import java.sql.SQLTransactionRollbackException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Service;

/** Takes what an agency says. Of two answers at once one reaches the process; the other is kept and its writer told. */
@Service
class PartnerDesk {

    private static final int TRIES = 3;

    private final PartnerAnswers answers;
    private final Handoffs handoffs;
    private final ReferralNews news;

    PartnerDesk(PartnerAnswers answers, Handoffs handoffs, ReferralNews news) {
        this.answers = answers;
        this.handoffs = handoffs;
        this.news = news;
    }

    Receipt take(String handoffNo, PartnerAction action, PartnerStatement statement, List<AnswerFile> files) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            try {
                if (answers.deliver(handoffNo, action, statement, files)) {
                    return Receipt.DELIVERED;
                }
                break;
            } catch (RuntimeException failure) {
                // The engine has no exception of its own for a message whose waiting step ended a moment before.
                if (!overtaken(failure) && answers.areAwaited(handoffNo, action)) {
                    throw failure;
                }
            }
        }
        if ((statement.text().isEmpty() && files.isEmpty()) || !handoffs.accepts(handoffNo, HandoffEvent.LATE_ANSWER)) {
            return Receipt.NOT_NOW;
        }
        answers.keepLate(handoffNo, action, statement, files);
        news.tell(handoffs.get(handoffNo));
        return Receipt.KEPT;
    }

    /** Another step of the same hand-off was first: worth another look at what the process waits for now. */
    private static boolean overtaken(Throwable failure) {
        return Stream.iterate(Optional.of(failure), Optional::isPresent, cause -> cause.map(Throwable::getCause))
                .flatMap(Optional::stream)
                .anyMatch(cause -> cause instanceof OptimisticLockingException
                        || cause instanceof MismatchingMessageCorrelationException
                        || cause instanceof HandoffRefusedException
                        || cause instanceof ConcurrencyFailureException
                        || cause instanceof SQLTransactionRollbackException);
    }

    enum Receipt {
        /** The process has gone on. */
        DELIVERED,
        /** Too late for the process; kept as a late answer, which the caseworker sees. */
        KEPT,
        /** Does not fit the state, and there was nothing to keep. */
        NOT_NOW
    }
}
