package org.lianxin.referral.modeling;

import java.time.Instant;

/**
 * Who put something into effect, when and why.
 *
 * @param by user id; {@code system} for what the program deployed at its start
 */
public record LoggedDeployment(String id, String by, Instant at, String remark) {}
