/** Outbound mail: sent once, under a stable Message-ID, and logged as soon as the mail server accepted it. */
@ApplicationModule(allowedDependencies = "privacy")
@NullMarked
package org.lianxin.referral.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
