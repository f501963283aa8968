package org.lianxin.referral.workbench;

/**
 * What a migration would do to a case.
 *
 * @param place the names of the steps where it stands
 * @param reason why it would stay, empty if it would move
 */
record TriedCase(String number, String place, String reason) {}
