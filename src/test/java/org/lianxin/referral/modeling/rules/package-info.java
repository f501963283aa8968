@NullMarked
package org.lianxin.referral.modeling.rules;

import org.jspecify.annotations.NullMarked;
