package org.lianxin.referral.intake;

import static org.lianxin.referral.register.ReferralVariables.INSUFFICIENT;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lianxin.referral.register.News;
import org.springframework.stereotype.Component;

/** Puts a screening with too many unknowns before the caseworker again, within the term of milestone {@code rescreen}. */
@Component
class AskForRescreening implements JavaDelegate {

    private final News news;

    AskForRescreening(News news) {
        this.news = news;
    }

    @Override
    public void execute(DelegateExecution execution) {
        INSUFFICIENT.set(execution, false);
        news.tell(execution, Map.of("text", "筛查时未问到的项目较多，信息不足。请在24小时内补问并重新筛查。", "by", "系统", "milestone", "rescreen"));
    }
}
