package org.lianxin.referral.privacy;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** An entry of the access log as people read it. */
record AccessLine(
        long entry, String at, String viewer, String address, String referralNo, String kind, String objectId) {

    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    static AccessLine of(AccessEntry entry, ZoneId zone) {
        return new AccessLine(
                entry.entry(),
                FORMAT.format(entry.at().atZone(zone)),
                entry.viewer(),
                entry.address(),
                entry.referralNo(),
                entry.kind().label(),
                entry.objectId());
    }
}
