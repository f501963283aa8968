/** How long a step may take, on what basis, and when that time ends on the working calendar. */
@ApplicationModule(allowedDependencies = {"modeling", "organisation"})
@NullMarked
package org.lianxin.referral.deadline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
