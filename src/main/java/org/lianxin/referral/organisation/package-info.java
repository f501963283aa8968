/** The federation tree and what the engine needs of it: tenants, groups, authorizations. */
@ApplicationModule(allowedDependencies = "modeling")
@NullMarked
package org.lianxin.referral.organisation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
