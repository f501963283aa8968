package org.lianxin.referral.workbench;

import java.util.Set;

/**
 * What tables make of a case, in words.
 *
 * @param level red, orange, yellow or blue
 * @param routes route, kind of agency and mode of each
 * @param terms how long each step may take, and when follow-ups are due
 */
record Assessment(String level, Set<String> routes, Set<String> terms) {}
