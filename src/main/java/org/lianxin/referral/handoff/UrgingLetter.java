package org.lianxin.referral.handoff;

import org.lianxin.referral.letter.Letter;

/** A letter by which a silent agency was urged. */
record UrgingLetter(UrgingStep step, Letter letter) {}
