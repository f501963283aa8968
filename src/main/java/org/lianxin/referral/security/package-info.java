/** The one front door: who may come in, and how browsers are told to treat our pages. */
@ApplicationModule(allowedDependencies = {"modeling", "organisation", "privacy"})
@NullMarked
package org.lianxin.referral.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
