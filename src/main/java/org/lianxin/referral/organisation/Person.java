package org.lianxin.referral.organisation;

/** Somebody who signs in; mail that must not wait, such as a red referral, goes to {@code email}. */
public record Person(String id, String firstName, String lastName, String email) {}
