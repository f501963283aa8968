package org.lianxin.referral.register;

import java.util.List;
import org.lianxin.referral.modeling.EnteredForm;

/**
 * All that the page of a case shows.
 *
 * @param head label and text of what the register knows
 */
record CaseFile(
        RegisterRow row,
        List<EnteredForm.Line> head,
        List<OpenTask> tasks,
        List<CaseHandoffs.Handoff> handoffs,
        List<EnteredForm> forms,
        List<Step> steps) {

    /** @param who her name, empty while nobody has taken it */
    record OpenTask(String name, String who, String due, boolean late) {}

    /** Something that happened. */
    record Step(String at, String what, String who) {}
}
