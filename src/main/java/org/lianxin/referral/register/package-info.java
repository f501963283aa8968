/** The register (台账): every referral with its numbers, states and dates. */
@ApplicationModule(allowedDependencies = {"modeling", "organisation"})
@NullMarked
package org.lianxin.referral.register;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
