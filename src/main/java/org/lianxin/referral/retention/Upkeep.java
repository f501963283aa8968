package org.lianxin.referral.retention;

import org.lianxin.referral.privacy.AccessLog;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What has to go goes by itself: at each start what a backup brought back, each night what has been kept long enough. */
@Component
@EnableScheduling
class Upkeep implements SmartInitializingSingleton {

    private final Erasures erasures;
    private final AccessLog accessLog;

    Upkeep(Erasures erasures, AccessLog accessLog) {
        this.erasures = erasures;
        this.accessLog = accessLog;
    }

    /** Before the web server takes requests. */
    @Override
    public void afterSingletonsInstantiated() {
        erasures.repeatAfterRestore();
    }

    /** On each node; the second finds nothing left to do. */
    @Scheduled(cron = "0 10 3 * * *")
    void nightly() {
        erasures.eraseOutdated();
        accessLog.removeOutdated();
    }
}
