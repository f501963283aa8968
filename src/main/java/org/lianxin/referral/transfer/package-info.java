/** Handing a referral over to another county, which is another tenant of the engine. */
@ApplicationModule(allowedDependencies = {"modeling", "organisation", "register"})
@NullMarked
package org.lianxin.referral.transfer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
