/** Official letters of the federation: their text, their numbers, their look. */
@ApplicationModule(allowedDependencies = {"deadline", "modeling", "organisation", "privacy", "register"})
@NullMarked
package org.lianxin.referral.letter;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
