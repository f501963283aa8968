package org.lianxin.referral.workbench;

/**
 * One version of a file.
 *
 * @param version of a diagram the engine's number, of a table or form how many-th deployment of it this is
 * @param definition the engine's id of the process; empty for tables and forms
 * @param at day and time on the federation's clock
 * @param open cases that run in this version
 */
record ModelVersion(
        String file,
        ModelKind kind,
        int version,
        String deployment,
        String definition,
        String at,
        String by,
        String remark,
        long open) {}
