package org.lianxin.referral.modeling;

import java.util.List;

/**
 * One place of a form where something can be entered.
 *
 * @param path the names that lead from the form, or from the list row, to the value
 * @param group the title of the group around it, empty when there is none
 * @param label what the person sees
 * @param hides FEEL conditions of the field and of the groups around it; one that is true hides the field
 * @param rows the fields of one row, if the field is a list
 */
record FormField(
        FieldType type,
        List<String> path,
        String group,
        String label,
        List<String> hides,
        Limits limits,
        Choices choices,
        Moment moment,
        FormSchema rows) {}
