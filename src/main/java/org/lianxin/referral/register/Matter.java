package org.lianxin.referral.register;

/**
 * Kind of matter a person comes with.
 *
 * @param name Chinese name
 * @param category the federation's statistical category (reference 5.1)
 * @param restricted lists, mails and logs show the case number only
 */
public record Matter(String code, String name, String category, boolean restricted) {}
