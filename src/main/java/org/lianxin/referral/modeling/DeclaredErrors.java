package org.lianxin.referral.modeling;

import java.util.Set;

/** The codes of the errors that delegates throw for a diagram to catch. */
public record DeclaredErrors(Set<String> codes) {}
