package org.lianxin.referral.transfer;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the county that proposed; if accepted, it hands the file over in the same transaction. */
@Component
class AnswerTransfer implements JavaDelegate {

    private final TransferRequests requests;

    AnswerTransfer(TransferRequests requests) {
        this.requests = requests;
    }

    @Override
    public void execute(DelegateExecution execution) {
        requests.answer(execution);
    }
}
