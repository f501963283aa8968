package org.lianxin.referral.modeling;

/** Whether a finding keeps a model out of the house. */
public enum Severity {
    /** The model is refused. */
    ERROR,
    /** The administrator should look, and may go on. */
    WARNING
}
