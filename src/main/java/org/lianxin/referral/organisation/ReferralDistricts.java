package org.lianxin.referral.organisation;

import java.util.Optional;

/** Tells to which district a referral belongs. */
public interface ReferralDistricts {

    /** Empty when there is no such referral. */
    Optional<String> districtOf(String referralNo);
}
