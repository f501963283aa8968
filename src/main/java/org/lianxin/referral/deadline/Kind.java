package org.lianxin.referral.deadline;

/** How binding a term is. */
public enum Kind {
    S("法律法规"),
    J("司法解释"),
    N("规范性文件"),
    L("地方规定或惯例"),
    /** Our own target, which binds no other organ. */
    I("内部时限");

    private final String label;

    Kind(String label) {
        this.label = label;
    }

    /** The Chinese name shown to people. */
    public String label() {
        return label;
    }
}
