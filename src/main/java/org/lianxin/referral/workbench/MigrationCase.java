package org.lianxin.referral.workbench;

/**
 * A case of a migration, told by its number.
 *
 * @param reason why it stays, empty unless it does
 */
record MigrationCase(String instance, String number, Outcome outcome, String reason) {}
