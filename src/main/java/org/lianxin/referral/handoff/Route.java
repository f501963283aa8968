package org.lianxin.referral.handoff;

import java.util.List;

/** A row of decision {@code routing}: to which kind of agency, how, with which letter and on which basis. */
record Route(
        String routeId,
        String agencyKind,
        List<String> copyKinds,
        String mode,
        String letter,
        String basis,
        String blocking) {

    boolean emergency() {
        return mode.equals("emergency_phone");
    }
}
