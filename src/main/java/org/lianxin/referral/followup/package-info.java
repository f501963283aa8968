/** What follows the handling: contact with the person at set times, and the written notice a petitioner is owed. */
@ApplicationModule(allowedDependencies = {"deadline", "modeling", "organisation", "register"})
@NullMarked
package org.lianxin.referral.followup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
