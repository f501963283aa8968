package org.lianxin.referral.deadline;

/** What a term is counted in. */
public enum Unit {
    MINUTE("分钟"),
    HOUR("小时"),
    CALENDAR_DAY("日"),
    WORKING_DAY("个工作日"),
    MONTH("个月");

    private final String label;

    Unit(String label) {
        this.label = label;
    }

    /** The Chinese word that follows the amount. */
    public String label() {
        return label;
    }
}
