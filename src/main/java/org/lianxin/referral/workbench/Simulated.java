package org.lianxin.referral.workbench;

import java.util.List;
import java.util.function.Predicate;

/**
 * What drafts would have made of recorded cases.
 *
 * @param judged how many referrals had answers to judge by
 * @param unjudged how many were not screened yet or are erased
 * @param contradicted numbers of those for which a draft contradicts itself
 */
record Simulated(int judged, int unjudged, List<ChangedCase> changed, List<String> contradicted) {

    public long levels() {
        return count(each -> !each.level().isEmpty());
    }

    public long routes() {
        return count(each -> !each.routes().isEmpty());
    }

    public long terms() {
        return count(each -> !each.terms().isEmpty());
    }

    private long count(Predicate<ChangedCase> which) {
        return changed.stream().filter(which).count();
    }
}
