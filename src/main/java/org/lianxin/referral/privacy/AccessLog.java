package org.lianxin.referral.privacy;

import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Who saw which referral's data, when and from where: append-only, each entry sealed together with the one before it.
 *
 * <p>Call {@link #seen} before anything is shown, and show nothing when it throws.
 */
@Service
public class AccessLog {

    /** Our own term; the law asks for six months (网络安全法 on network logs). */
    static final Period KEPT = Period.ofYears(3);

    private static final Logger LOG = LoggerFactory.getLogger(AccessLog.class);
    private static final String PARTNER = "partner:";
    private static final int VIEWER_LENGTH = 80;
    private static final int REFERRAL_LENGTH = 64;
    private static final int OBJECT_LENGTH = 128;

    private final AccessLogRows rows;
    private final BlindIndex key;
    private final Clock clock;

    AccessLog(AccessLogRows rows, BlindIndex key, Clock clock) {
        this.rows = rows;
        this.key = key;
        this.clock = clock;
    }

    /** As {@link #seen}, for the page behind a partner's link. */
    @Transactional
    public void seenByPartner(String agencyId, String referralNo, AccessKind kind, String objectId) {
        append(PARTNER + agencyId, referralNo, kind, objectId);
    }

    /**
     * Notes that a user is about to see something. Joins the running transaction; all others who see something wait until
     * it ends, so keep it short.
     *
     * @param referralNo empty when no single referral is seen
     * @param objectId what was seen: the id of a task, a process instance, a hand-off, a document
     */
    @Transactional
    public void seen(String userId, String referralNo, AccessKind kind, String objectId) {
        append(userId, referralNo, kind, objectId);
    }

    /** Removes whole days that are older than three years; the seal of the head keeps where the rest begins. */
    @Transactional
    public void removeOutdated() {
        AccessLogHead head = rows.holdHead();
        Instant firstKept = clock.instant()
                .atZone(clock.getZone())
                .truncatedTo(ChronoUnit.DAYS)
                .minus(KEPT)
                .toInstant();
        rows.lastBefore(firstKept).ifPresent(last -> {
            rows.replaceHead(head.removedThrough(last, key));
            LOG.info("Access log: {} entries older than {} removed", rows.removeThrough(last.entry()), firstKept);
        });
        // A witness outside of the database: whoever sets an older state back must explain this line.
        LOG.info("Access log: entry {} has hash {}", head.lastEntry(), head.lastHash());
    }

    List<AccessEntry> newest(AccessLogFilter filter, int most) {
        return rows.newest(filter, most);
    }

    private void append(String viewer, String referralNo, AccessKind kind, String objectId) {
        AccessLogHead head = rows.holdHead();
        AccessEntry entry = new AccessEntry(
                        head.lastEntry() + 1,
                        clock.instant().truncatedTo(ChronoUnit.MILLIS),
                        cut(viewer, VIEWER_LENGTH),
                        address(),
                        cut(referralNo, REFERRAL_LENGTH),
                        kind,
                        cut(objectId, OBJECT_LENGTH),
                        "")
                .sealed(head.lastHash(), key);
        rows.insert(entry);
        rows.replaceHead(head.endingWith(entry, key));
    }

    private static String address() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes web
                ? web.getRequest().getRemoteAddr()
                : "-";
    }

    private static String cut(String text, int length) {
        return text.length() > length ? text.substring(0, length) : text;
    }
}
