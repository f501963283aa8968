package org.lianxin.referral.privacy;

import java.util.List;

/** The rows of one table that hold something sealed. */
interface SealedRows {

    String table();

    /** At most {@code most} keys in order, after {@code last}, or the first ones when {@code last} is empty. */
    List<List<Object>> keysAfter(List<Object> last, int most);

    /** Puts the row under the vault's newest key; false when nothing was to be done. Throws {@link SealBrokenException}. */
    boolean sealAnew(List<Object> key, Vault vault);
}
