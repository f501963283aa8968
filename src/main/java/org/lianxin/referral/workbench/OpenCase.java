package org.lianxin.referral.workbench;

import java.util.Optional;
import org.camunda.bpm.engine.runtime.ProcessInstance;

/**
 * A case that runs in some version.
 *
 * @param number of the referral, hand-off or request; the engine's id where it has none
 */
record OpenCase(String instance, String number) {

    static OpenCase of(ProcessInstance instance) {
        return new OpenCase(
                instance.getId(), Optional.ofNullable(instance.getBusinessKey()).orElse(instance.getId()));
    }
}
