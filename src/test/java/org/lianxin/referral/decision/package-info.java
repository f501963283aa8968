/** One class per decision table: every row of the rule sheets, and every case. */
@NullMarked
package org.lianxin.referral.decision;

import org.jspecify.annotations.NullMarked;
