/** What keeps a person's data out of plain sight, tells who saw them, and takes them away when their time is over. */
@ApplicationModule(allowedDependencies = {"modeling", "organisation", "register"})
@NullMarked
package org.lianxin.referral.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
