package org.lianxin.referral.modeling;

import java.util.Set;

/** The groups that a diagram may give tasks to. */
public record DeclaredRoles(Set<String> ids) {}
