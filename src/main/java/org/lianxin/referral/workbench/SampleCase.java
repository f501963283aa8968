package org.lianxin.referral.workbench;

import java.util.Map;

/**
 * An invented case to try diagrams with.
 *
 * @param variables what is known from the start: the intake, the screening, and what persons answer on the way
 */
record SampleCase(String id, String title, Map<String, Object> variables) {}
