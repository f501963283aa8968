@NullMarked
package org.lianxin.referral;

import org.jspecify.annotations.NullMarked;
