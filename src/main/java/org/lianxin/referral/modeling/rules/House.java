package org.lianxin.referral.modeling.rules;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What the house offers to its models.
 *
 * @param beans whether expressions may name the bean
 * @param outside whether the bean reaches outside, and so needs a transaction of its own
 * @param plain variables that hold codes, numbers and dates
 * @param sensitive variables that may hold a person's data
 * @param types what kind of value a variable has that a process declares
 * @param roles groups that may have tasks
 * @param errors codes of the errors that the program throws
 */
public record House(
        Predicate<String> beans,
        Predicate<String> outside,
        Set<String> plain,
        Set<String> sensitive,
        Map<String, Class<?>> types,
        Set<String> roles,
        Set<String> errors) {

    Set<String> variables() {
        Set<String> variables = new HashSet<>(plain);
        variables.addAll(sensitive);
        return variables;
    }
}
