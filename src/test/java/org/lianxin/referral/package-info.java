/** What all tests of the whole application share. */
@NullMarked
package org.lianxin.referral;

import org.jspecify.annotations.NullMarked;
