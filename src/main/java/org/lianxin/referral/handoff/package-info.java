/** Hand-offs to partner agencies: the directory, the state of each hand-off, the partner's page and the staff's page. */
@ApplicationModule(
        allowedDependencies = {"deadline", "letter", "mail", "modeling", "organisation", "privacy", "register"})
@NullMarked
package org.lianxin.referral.handoff;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
