package org.lianxin.referral.workbench;

import java.util.List;

/**
 * A step of the older version and what becomes of it.
 *
 * @param open how many cases stand there
 * @param target the id of the step in the newer version, empty for none
 * @param choices the steps of the newer version that it could become
 */
record MappedStep(Step step, long open, String target, List<Step> choices) {

    /** Whether someone has to look at it: cases stand there and nothing is said about them, or it was changed. */
    boolean asks() {
        return open > 0 || target.isEmpty();
    }
}
