/** Official letters of the federation: their text, their numbers, their look. */
@NullMarked
package org.lianxin.referral.letter;

import org.jspecify.annotations.NullMarked;
