package org.lianxin.referral.modeling;

import java.util.List;

/**
 * What was entered into one form, in its own words.
 *
 * @param title what the diagram calls the step that shows the form
 */
public record EnteredForm(String title, List<Group> groups) {

    /**
     * What stands below one title of the form.
     *
     * @param title empty for fields outside of any group
     */
    public record Group(String title, List<Line> lines) {}

    /** One field and what was entered there. */
    public record Line(String label, String text) {}
}
