package org.lianxin.referral.modeling.rules;

import java.util.Set;
import java.util.function.Predicate;

/**
 * What the house offers to its models.
 *
 * @param beans whether expressions may name the bean
 * @param plain variables that hold codes, numbers and dates
 * @param sensitive variables that may hold a person's data
 */
public record House(Predicate<String> beans, Set<String> plain, Set<String> sensitive) {}
