package org.lianxin.referral.workbench;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * A referral that the drafts treat otherwise than the tables in effect.
 *
 * @param level old → new, empty if it is the same
 * @param routes what is added (＋) and what is left out (－)
 * @param terms likewise
 */
record ChangedCase(String number, boolean open, String level, List<String> routes, List<String> terms) {

    static ChangedCase of(RecordedCase each, Assessment live, Assessment draft) {
        return new ChangedCase(
                each.number(),
                each.open(),
                live.level().equals(draft.level()) ? "" : live.level() + " → " + draft.level(),
                difference(live.routes(), draft.routes()),
                difference(live.terms(), draft.terms()));
    }

    private static List<String> difference(Collection<String> live, Collection<String> draft) {
        return Stream.concat(
                        live.stream().filter(each -> !draft.contains(each)).map(each -> "－ " + each),
                        draft.stream().filter(each -> !live.contains(each)).map(each -> "＋ " + each))
                .toList();
    }

    boolean differs() {
        return !level.isEmpty() || !routes.isEmpty() || !terms.isEmpty();
    }
}
