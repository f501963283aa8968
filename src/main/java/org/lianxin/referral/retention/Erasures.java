package org.lianxin.referral.retention;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.HistoryService;
import org.lianxin.referral.organisation.SignedIn;
import org.lianxin.referral.privacy.AccessKind;
import org.lianxin.referral.privacy.AccessLog;
import org.lianxin.referral.privacy.PersonalRecords;
import org.lianxin.referral.register.ReferralRegister;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes a person's data away: everything the engine keeps of the referral and its hand-offs, and what the modules keep in
 * their own tables. The register row, the hand-offs' numbers, states and times, the access log and one record of the
 * erasure stay. What was merged into the referral goes with it.
 */
@Service
class Erasures {

    private final ErasureRules rules;
    private final ReferralRegister register;
    private final ErasureRows rows;
    private final ErasureList list;
    private final List<PersonalRecords> records;
    private final AccessLog accessLog;
    private final HistoryService history;
    private final SignedIn signedIn;
    private final Clock clock;

    Erasures(
            ErasureRules rules,
            ReferralRegister register,
            ErasureRows rows,
            ErasureList list,
            List<PersonalRecords> records,
            AccessLog accessLog,
            HistoryService history,
            SignedIn signedIn,
            Clock clock) {
        this.rules = rules;
        this.register = register;
        this.rows = rows;
        this.list = list;
        this.records = List.copyOf(records);
        this.accessLog = accessLog;
        this.history = history;
        this.signedIn = signedIn;
        this.clock = clock;
    }

    /** Erases on request, in the running transaction. The rules are asked again: they may have changed since the request. */
    @Transactional
    void erase(String referralNo, String reason, String requestedBy, String approvedBy) {
        rules.requireErasable(referralNo);
        accessLog.seen(approvedBy, referralNo, AccessKind.ERASURE, ErasureRules.requestOf(referralNo));
        eraseWithMerged(new Erasure(
                referralNo, reason, requestedBy, approvedBy, clock.instant().truncatedTo(ChronoUnit.MILLIS)));
    }

    /** Erases the referrals whose time of keeping is over. */
    @Transactional
    void eraseOutdated() {
        register.keptNoLongerThan(clock.instant()).stream()
                .filter(referralNo -> !rows.contains(referralNo))
                .forEach(referralNo -> eraseWithMerged(new Erasure(
                        referralNo,
                        Erasure.RETENTION_ENDED,
                        SignedIn.NOBODY,
                        SignedIn.NOBODY,
                        clock.instant().truncatedTo(ChronoUnit.MILLIS))));
    }

    /** Erases again what a restored backup has brought back. */
    @Transactional
    void repeatAfterRestore() {
        list.read().stream()
                .filter(erasure -> !rows.contains(erasure.referralNo()))
                .filter(erasure -> register.find(erasure.referralNo()).isPresent())
                .forEach(this::eraseOne);
        list.complete(rows.all());
    }

    private void eraseWithMerged(Erasure erasure) {
        eraseOne(erasure);
        register.mergedInto(erasure.referralNo()).stream()
                .filter(merged -> !rows.contains(merged))
                .map(merged -> new Erasure(
                        merged, erasure.reason(), erasure.requestedBy(), erasure.approvedBy(), erasure.at()))
                .forEach(this::eraseWithMerged);
    }

    private void eraseOne(Erasure erasure) {
        List<String> instances = rows.instancesOf(erasure.referralNo());
        if (!instances.isEmpty()) {
            signedIn.setAside(() -> {
                history.deleteHistoricProcessInstancesBulk(instances);
                return Optional.empty();
            });
        }
        records.forEach(record -> record.erase(erasure.referralNo()));
        rows.insert(erasure);
        list.addAfterCommit(erasure);
    }
}
