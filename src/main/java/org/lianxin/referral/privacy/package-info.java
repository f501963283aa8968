/** What keeps a person's data out of plain sight, and tells who saw them. */
@ApplicationModule(allowedDependencies = "modeling")
@NullMarked
package org.lianxin.referral.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
