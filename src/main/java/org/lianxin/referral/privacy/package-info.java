/** What keeps a person's data out of plain sight. */
@NullMarked
package org.lianxin.referral.privacy;

import org.jspecify.annotations.NullMarked;
