package org.lianxin.referral.intake;

import java.time.Instant;
import java.util.Optional;

/**
 * All that a receipt tells.
 *
 * @param label 已收到, 办理中 or 已办结
 */
record ReportState(String label, Instant receivedAt, Optional<Instant> closedAt) {}
