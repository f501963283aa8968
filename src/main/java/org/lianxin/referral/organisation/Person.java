package org.lianxin.referral.organisation;

/** Somebody who signs in. */
public record Person(String id, String firstName, String lastName) {}
