package org.lianxin.referral.workbench;

/**
 * A place of a diagram that a token passed.
 *
 * @param taken at a gateway that asks, the flow it left by; else empty
 * @param starts the start event that it set off by its message, if any; else empty
 * @param note at a gateway that asks, the answer and what it was decided by
 * @param assumed whether the case did not tell, and the way was chosen for it
 */
record PassedStep(String id, String name, String taken, String starts, String note, boolean assumed) {

    static PassedStep of(String id, String name) {
        return new PassedStep(id, name, "", "", "", false);
    }
}
