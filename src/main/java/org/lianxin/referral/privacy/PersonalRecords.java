package org.lianxin.referral.privacy;

/** What a module keeps of persons in its own tables. The engine's tables are none of its business. */
public interface PersonalRecords {

    /**
     * Erases what the module holds of the persons of a referral, in the running transaction. Numbers, states and times
     * stay: they are counted.
     */
    void erase(String referralNo);
}
