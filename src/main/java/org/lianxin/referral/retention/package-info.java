/** How long persons' data are kept, and how they are taken away: when the time is over, or when the person asks. */
@ApplicationModule(allowedDependencies = {"modeling", "organisation", "privacy", "register"})
@NullMarked
package org.lianxin.referral.retention;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
