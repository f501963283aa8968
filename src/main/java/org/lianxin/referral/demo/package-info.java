/** Sample people and a built-in mailbox to try the system with; only in the profile {@code demo}. */
@NullMarked
package org.lianxin.referral.demo;

import org.jspecify.annotations.NullMarked;
