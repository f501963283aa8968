package org.lianxin.referral.handoff;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The links by which agencies open their page: 256 random bits each, kept as SHA-256 only, and worth nothing without the
 * agency's access code.
 */
@Service
public class PartnerLinks {

    static final int ALLOWED_CODES = 5;
    private static final String NEW_LINK = "Msg_NewLinkRequested";

    private final PartnerTokens tokens;
    private final Handoffs handoffs;
    private final AgencyDirectory agencies;
    private final AccessCodes codes;
    private final HandoffMessages messages;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final String baseUrl;
    private final Duration validity;

    PartnerLinks(
            PartnerTokens tokens,
            Handoffs handoffs,
            AgencyDirectory agencies,
            AccessCodes codes,
            HandoffMessages messages,
            Clock clock,
            @Value("${lianxin.base-url}") String baseUrl,
            @Value("${lianxin.partner.link-days:30}") int linkDays) {
        this.tokens = tokens;
        this.handoffs = handoffs;
        this.agencies = agencies;
        this.codes = codes;
        this.messages = messages;
        this.clock = clock;
        this.baseUrl = baseUrl.endsWith("/") ? baseUrl.substring(0, baseUrl.length() - 1) : baseUrl;
        this.validity = Duration.ofDays(linkDays);
    }

    /**
     * A new link for the agency, stored at once: a mail that went out just before a crash must not hold a dead link.
     * Earlier links stay usable until the new one has been opened.
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public URI issue(String handoffNo, String agencyId) {
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        Instant now = clock.instant();
        boolean reader = !handoffs.get(handoffNo).agencyId().equals(agencyId);
        tokens.insert(Sha256.of(token), handoffNo, agencyId, now, now.plus(validity), reader);
        return URI.create(baseUrl + "/partner/" + token);
    }

    public PartnerLink verify(String token) {
        return tokens.find(Sha256.of(token)).map(this::state).orElseGet(PartnerLink.Unknown::new);
    }

    /** The fifth wrong code locks the link and tells the caseworker. Replaces older links when the code is right. */
    public CodeCheck checkCode(String token, String code) {
        if (!(verify(token) instanceof PartnerLink.Valid link)
                || !tokens.takeAttempt(link.tokenHash(), ALLOWED_CODES)) {
            codes.matchNobody(code);
            return CodeCheck.UNUSABLE;
        }
        if (codes.match(code, link.agency().accessCodeHash())) {
            tokens.forgetAttempts(link.tokenHash());
            tokens.find(link.tokenHash()).ifPresent(row -> tokens.replaceOlder(row, clock.instant()));
            return CodeCheck.RIGHT;
        }
        if (!tokens.lock(link.tokenHash(), ALLOWED_CODES, clock.instant())) {
            return CodeCheck.WRONG;
        }
        tellLocked(link.handoff().handoffNo());
        return CodeCheck.LOCKED;
    }

    /** Asks, once per link, for a new mail to the agency's registered address; false when nobody waits for it any more. */
    public boolean requestNewLink(String token) {
        if (!(verify(token) instanceof PartnerLink.Expired link)
                || !link.agency().id().equals(link.handoff().agencyId())
                || !handoffs.accepts(link.handoff().handoffNo(), HandoffEvent.LINK_REQUESTED)) {
            return false;
        }
        if (!tokens.markRequested(link.tokenHash(), clock.instant())) {
            return true;
        }
        boolean told = messages.tell(link.handoff().handoffNo(), NEW_LINK, Map.of("linkLocked", false));
        if (!told) {
            tokens.unmarkRequested(link.tokenHash());
        }
        return told;
    }

    /** Without a process that listens the lock is still part of the history, where the state allows it. */
    private void tellLocked(String handoffNo) {
        if (handoffs.accepts(handoffNo, HandoffEvent.LINK_LOCKED)
                && !messages.tell(handoffNo, NEW_LINK, Map.of("linkLocked", true))) {
            handoffs.record(handoffNo, HandoffEvent.LINK_LOCKED, "system", Map.of());
        }
    }

    private PartnerLink state(PartnerTokens.Row row) {
        Handoff handoff = handoffs.get(row.handoffNo());
        Optional<Agency> agency = agencies.find(row.agencyId());
        if (agency.isEmpty() || !(row.reader() || handoff.agencyId().equals(row.agencyId()))) {
            return new PartnerLink.Unknown();
        }
        if (row.locked()) {
            return new PartnerLink.Locked(handoff, agency.get());
        }
        if (row.replaced() || !clock.instant().isBefore(row.expiresAt())) {
            return new PartnerLink.Expired(row.tokenHash(), handoff, agency.get(), row.replaced());
        }
        return new PartnerLink.Valid(row.tokenHash(), handoff, agency.get());
    }
}
