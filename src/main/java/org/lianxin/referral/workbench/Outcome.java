package org.lianxin.referral.workbench;

import java.util.Locale;

/** What became of a case in a migration. */
enum Outcome {
    WAITING("等待"),
    MOVED("已迁移"),
    /** A reason says why. */
    STAYED("留在旧版"),
    /** Ended, or moved otherwise, before its turn came. */
    GONE("已不在旧版");

    private final String label;

    Outcome(String label) {
        this.label = label;
    }

    /** As it stands in table {@code migration_case}. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Outcome of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    public String label() {
        return label;
    }
}
