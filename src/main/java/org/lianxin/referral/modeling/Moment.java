package org.lianxin.referral.modeling;

/** How a datetime field writes its value: a date, a time or both, the latter with or without an offset. */
record Moment(Subtype subtype, boolean offset, boolean notInFuture) {

    static final Moment NONE = new Moment(Subtype.DATE, false, false);

    enum Subtype {
        DATE,
        TIME,
        DATETIME
    }
}
