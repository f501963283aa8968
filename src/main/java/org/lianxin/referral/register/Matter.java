package org.lianxin.referral.register;

/**
 * Kind of matter a person comes with.
 *
 * @param name Chinese name
 * @param category the federation's statistical category (reference 5.1)
 * @param restricted lists, mails and logs show the case number only
 */
public record Matter(String code, String name, String category, boolean restricted) {

    /** What stands for every restricted matter wherever more than the case itself is shown. */
    public static final String RESTRICTED = "受限事项";

    boolean isListedAs(String code) {
        return !restricted && this.code.equals(code);
    }

    /** The name for lists, which are read over the shoulder. */
    public String listedName() {
        return restricted ? RESTRICTED : name;
    }
}
