/**
 * The pages of the process administrator: what is in effect, what changed, back to an earlier version, open cases to a new
 * one, and a draft tried on recorded cases. She sees diagrams, tables, forms and case numbers, never a person's data.
 */
@ApplicationModule(allowedDependencies = {"modeling", "organisation"})
@NullMarked
package org.lianxin.referral.workbench;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
