/**
 * The pages of the process administrator: what is in effect, what changed, and back to an earlier version. She sees
 * diagrams, tables, forms and how many cases are open, never a person's data.
 */
@ApplicationModule(allowedDependencies = {"modeling", "organisation"})
@NullMarked
package org.lianxin.referral.workbench;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
