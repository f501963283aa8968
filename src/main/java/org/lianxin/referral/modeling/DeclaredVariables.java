package org.lianxin.referral.modeling;

import java.util.List;

/** The variables a process declares in code; one bean per process. */
public record DeclaredVariables(List<ProcessVariable<?>> variables) {}
