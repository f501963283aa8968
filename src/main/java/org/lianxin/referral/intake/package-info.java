/** Taking a referral in: its number, the search for duplicates, the merge. */
@NullMarked
package org.lianxin.referral.intake;

import org.jspecify.annotations.NullMarked;
