package org.lianxin.referral.handoff;

/** A file that passed the checks: safe name, type told from its content. */
@SuppressWarnings("ArrayRecordComponent") // never compared; copied once, straight into the database
record AnswerFile(String name, String mediaType, byte[] content) {}
