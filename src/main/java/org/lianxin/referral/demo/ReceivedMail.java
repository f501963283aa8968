package org.lianxin.referral.demo;

import java.time.Instant;

/** A mail as an agency sees it. */
record ReceivedMail(
        String from, String to, String subject, String messageId, String text, String html, Instant receivedAt) {}
