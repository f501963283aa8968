package org.lianxin.referral.handoff;

import static org.lianxin.referral.register.ReferralVariables.COMPUTED_RISK_LEVEL;
import static org.lianxin.referral.register.ReferralVariables.RISK_LEVEL;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.lianxin.referral.modeling.EntryRefusedException;
import org.springframework.stereotype.Component;

/** New information never lowers the level while hand-offs run under it. */
@Component
class KeepLevel implements ExecutionListener {

    private final RiskLevels levels;

    KeepLevel(RiskLevels levels) {
        this.levels = levels;
    }

    @Override
    public void notify(DelegateExecution execution) {
        String level = RISK_LEVEL.get(execution);
        String atLeast = COMPUTED_RISK_LEVEL.get(execution);
        if (levels.isLower(level, atLeast)) {
            throw new EntryRefusedException("〔风险等级〕办理期间收到新情况，等级只能维持或提高，不能从%s降到%s。请选%s或更高；要降级，等转办有了结果再提出。"
                    .formatted(levels.label(atLeast), levels.label(level), levels.label(atLeast)));
        }
    }
}
