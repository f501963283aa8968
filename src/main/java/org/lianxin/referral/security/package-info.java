/** The one front door: who may come in, and how browsers are told to treat our pages. */
@NullMarked
package org.lianxin.referral.security;

import org.jspecify.annotations.NullMarked;
