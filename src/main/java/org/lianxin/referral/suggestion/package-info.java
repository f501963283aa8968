/** Replies to suggestions of deputies (代表建议答复): letters of the office that are about no case. */
@ApplicationModule(allowedDependencies = {"letter", "modeling", "organisation", "privacy", "register"})
@NullMarked
package org.lianxin.referral.suggestion;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
