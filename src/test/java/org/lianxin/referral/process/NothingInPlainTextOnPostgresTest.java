package org.lianxin.referral.process;

import java.util.Collection;
import java.util.Set;
import org.lianxin.referral.OnPostgres;
import org.lianxin.referral.ReferralTest;

@ReferralTest
@OnPostgres
class NothingInPlainTextOnPostgresTest extends NothingInPlainText {

    /** What PostgreSQL writes is what its tables hold; the H2 variant looks at files. */
    @Override
    Collection<String> onDisk(PlainTextScan scan) {
        return Set.of();
    }

    @Override
    boolean onDiskIsSeen(PlainTextScan scan) {
        return true;
    }
}
