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
        Instant soon = clock.instant().plus(AHEAD);
        agencies.all().forEach(agency -> agency.certificate()
                .map(certificate -> certificate.getNotAfter().toInstant())
                .filter(soon::isAfter)
                .ifPresent(end -> LOG.warn(
                        "机关 {} 的邮件证书到 {} 过期。请向对方要新证书，换掉 agencies.yaml 里的文件；过期后函件只带链接，程序也不能再启动。"
                                + " (The mail certificate of agency {} expires at {}: replace it.)",
                        agency.id(),
                        end,
                        agency.id(),
                        end)));
    }
}
