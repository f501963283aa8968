/** The register (台账): every referral with its numbers, states and dates, the list of it, and the page of one case. */
@ApplicationModule(allowedDependencies = {"modeling", "organisation", "privacy"})
@NullMarked
package org.lianxin.referral.register;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
