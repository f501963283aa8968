/** Taking a referral in: its number, the search for duplicates, the merge; the public page. */
@ApplicationModule(allowedDependencies = {"modeling", "organisation", "privacy", "register", "security"})
@NullMarked
package org.lianxin.referral.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
