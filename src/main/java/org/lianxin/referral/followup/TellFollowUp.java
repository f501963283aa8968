package org.lianxin.referral.followup;

import static org.lianxin.referral.register.ReferralVariables.FOLLOW_UP_LOG;
import static org.lianxin.referral.register.ReferralVariables.FOLLOW_UP_OUTCOME;
import static org.lianxin.referral.register.ReferralVariables.UNREACHED_REVIEW;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.spin.json.SpinJsonNode;
import org.lianxin.referral.register.News;
import org.springframework.stereotype.Component;

/** Brings what a follow-up found while hand-offs run to the caseworker as new information: nothing that runs is stopped for it. */
@Component
class TellFollowUp implements JavaDelegate {

    private final News news;

    TellFollowUp(News news) {
        this.news = news;
    }

    @Override
    public void execute(DelegateExecution execution) {
        List<SpinJsonNode> log = FOLLOW_UP_LOG.get(execution).elements();
        SpinJsonNode last = log.get(log.size() - 1);
        String found = FOLLOW_UP_OUTCOME.get(execution).equals("new_harm")
                ? "回访发现新的伤害或危险：" + text(last, "note")
                : "连续三次未联系上，部长要求按失联重新筛查："
                        + UNREACHED_REVIEW
                                .find(execution)
                                .map(review -> text(review, "reason"))
                                .orElse("");
        news.tell(execution, Map.of("text", found, "by", text(last, "by"), "at", text(last, "at")));
    }

    private static String text(SpinJsonNode json, String key) {
        return json.hasProp(key) && json.prop(key).isString() ? json.prop(key).stringValue() : "";
    }
}
