package org.lianxin.referral.workbench;

import java.util.Map;

/**
 * What the tables are asked with for a referral.
 *
 * @param inputs by variable: screening, victimAge, matter, facts, as plain values; what is unknown is missing
 */
record RecordedCase(String number, boolean open, Map<String, Object> inputs) {}
