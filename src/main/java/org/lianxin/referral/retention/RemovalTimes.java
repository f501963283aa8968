package org.lianxin.referral.retention;

import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.history.DefaultHistoryRemovalTimeProvider;
import org.camunda.bpm.engine.impl.history.event.HistoricProcessInstanceEventEntity;
import org.camunda.bpm.engine.repository.ProcessDefinition;

/**
 * The engine asks once, when a root instance ends, and gives the answer to all history of it and of what it called. A
 * referral has its time from the table, everything else from its diagram.
 */
class RemovalTimes extends DefaultHistoryRemovalTimeProvider {

    private final Supplier<Retention> retention;

    RemovalTimes(Supplier<Retention> retention) {
        this.retention = retention;
    }

    @Override
    public Date calculateRemovalTime(HistoricProcessInstanceEventEntity root, ProcessDefinition definition) {
        Optional<Instant> until = definition.getKey().equals("referral")
                ? Optional.ofNullable(root.getBusinessKey())
                        .flatMap(referralNo -> retention.get().begin(referralNo))
                : Optional.empty();
        return until.map(Date::from).orElseGet(() -> super.calculateRemovalTime(root, definition));
    }
}
