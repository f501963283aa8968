/** Diagrams and forms: their deployment from folders, and the checks of what is submitted with a form. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.lianxin.referral.modeling;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
