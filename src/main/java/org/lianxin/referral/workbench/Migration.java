package org.lianxin.referral.workbench;

/**
 * A migration of open cases that was started.
 *
 * @param from the engine's id of the older version
 * @param at day and time on the federation's clock
 */
record Migration(
        long no,
        String file,
        String from,
        int fromVersion,
        String to,
        int toVersion,
        String by,
        String at,
        boolean paused) {}
