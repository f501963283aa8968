/** One class per process: people and agencies at work, each test one business ending. */
@NullMarked
package org.lianxin.referral.process;

import org.jspecify.annotations.NullMarked;
