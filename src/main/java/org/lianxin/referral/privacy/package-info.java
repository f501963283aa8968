/** What keeps a person's data out of plain sight. */
@ApplicationModule(allowedDependencies = "modeling")
@NullMarked
package org.lianxin.referral.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
