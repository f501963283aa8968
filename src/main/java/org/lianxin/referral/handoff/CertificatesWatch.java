package org.lianxin.referral.handoff;

import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Warns the operator, at start and each morning, from 30 days before an agency's certificate expires. */
@Component
class CertificatesWatch {

    private static final Logger LOG = LoggerFactory.getLogger(CertificatesWatch.class);
    private static final Period AHEAD = Period.ofDays(30);

    private final AgencyDirectory agencies;
    private final Clock clock;

    CertificatesWatch(AgencyDirectory agencies, Clock clock) {
        this.agencies = agencies;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Scheduled(cron = "0 5 8 * * *")
    void warn() {
        Instant now = clock.instant();
        agencies.all().forEach(agency -> agency.certificate()
                .map(certificate -> certificate.getNotAfter().toInstant())
                .filter(now.plus(AHEAD)::isAfter)
                .ifPresent(
                        end -> warn(agency.id(), end, agency.certificateAt(now).isEmpty())));
    }

    private static void warn(String agency, Instant end, boolean expired) {
        LOG.warn(
                expired
                        ? "机关 {} 的邮件证书已于 {} 过期，给它的函件现在只带链接。请向对方要新证书，换掉 agencies.yaml 里的文件后重新启动。"
                                + " (The mail certificate of agency {} expired at {}; its mails bring the link only. Replace it and restart.)"
                        : "机关 {} 的邮件证书到 {} 过期，过期后函件只带链接。请向对方要新证书，换掉 agencies.yaml 里的文件后重新启动。"
                                + " (The mail certificate of agency {} expires at {}: replace it and restart.)",
                agency,
                end,
                agency,
                end);
    }
}
