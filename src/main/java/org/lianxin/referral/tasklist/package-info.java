/** What the caseworker sees of the engine: Tasklist in Chinese, its filters, and how a task is named and ranked. */
@ApplicationModule(allowedDependencies = "organisation")
@NullMarked
package org.lianxin.referral.tasklist;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
