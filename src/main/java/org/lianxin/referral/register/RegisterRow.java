package org.lianxin.referral.register;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.lianxin.referral.organisation.Federation;

/**
 * One row of the list in words. Of a restricted matter it keeps back what narrows the matter: its name and the channel. The
 * danger stays: it decides who is helped first.
 *
 * @param levelCode red, orange, yellow, blue or empty, for the colour
 */
record RegisterRow(
        String number,
        String district,
        String channel,
        String matter,
        String level,
        String levelCode,
        String state,
        String received,
        String closed) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd");
    private static final String KEPT_BACK = "—";

    static RegisterRow of(RegisterEntry entry, Matter matter, Federation federation) {
        return new RegisterRow(
                entry.referralNo(),
                federation.officeOf(entry.district()).shortName(),
                matter.restricted() ? KEPT_BACK : RegisterWords.channel(entry.channel()),
                matter.listedName(),
                RegisterWords.level(entry.riskLevel()),
                entry.riskLevel().orElse(""),
                entry.state().label(),
                day(Optional.of(entry.receivedAt()), federation.zone()),
                day(entry.closedAt(), federation.zone()));
    }

    private static String day(Optional<Instant> at, ZoneId zone) {
        return at.map(instant -> DAY.format(instant.atZone(zone))).orElse("");
    }
}
