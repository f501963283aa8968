package org.lianxin.referral.privacy;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/** Goes through tables in batches. A batch commits as a whole; what is already under the newest key is left alone, so a second run goes on where the first was interrupted. */
final class Resealing {

    static final int BATCH = 200;

    private static final Logger LOG = LoggerFactory.getLogger(Resealing.class);

    private final Vault vault;
    private final TransactionTemplate transaction;
    private int sealedAnew;
    private int broken;

    Resealing(Vault vault, TransactionTemplate transaction) {
        this.vault = vault;
        this.transaction = transaction;
    }

    void run(SealedRows rows) {
        int seen = 0;
        List<List<Object>> batch = rows.keysAfter(List.of(), BATCH);
        while (!batch.isEmpty()) {
            List<List<Object>> keys = batch;
            transaction.executeWithoutResult(status -> keys.forEach(key -> sealAnew(rows, key)));
            seen += keys.size();
            LOG.info(
                    "{}：已检查 {} 行，累计重新加密 {} 行 ({} rows checked, {} sealed anew)",
                    rows.table(),
                    seen,
                    sealedAnew,
                    seen,
                    sealedAnew);
            batch = rows.keysAfter(keys.get(keys.size() - 1), BATCH);
        }
    }

    int sealedAnew() {
        return sealedAnew;
    }

    /** How many rows do not open: altered, or their key is gone. */
    int broken() {
        return broken;
    }

    private void sealAnew(SealedRows rows, List<Object> key) {
        try {
            if (rows.sealAnew(key, vault)) {
                sealedAnew++;
            }
        } catch (SealBrokenException unreadable) {
            broken++;
            LOG.error("{} {}：{}", rows.table(), key, unreadable.getMessage());
        }
    }
}
