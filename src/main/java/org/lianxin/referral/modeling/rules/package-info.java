/** What every diagram, table and form of the house keeps to: one class a rule, listed in {@link Rules}. */
@NullMarked
package org.lianxin.referral.modeling.rules;

import org.jspecify.annotations.NullMarked;
