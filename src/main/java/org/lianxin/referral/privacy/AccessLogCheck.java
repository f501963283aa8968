package org.lianxin.referral.privacy;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Finds what was changed, removed or put into the access log after it was written. */
@Service
class AccessLogCheck implements KeptWhole {

    private static final int AT_ONCE = 1000;

    private final AccessLogRows rows;
    private final BlindIndex key;

    AccessLogCheck(AccessLogRows rows, BlindIndex key) {
        this.rows = rows;
        this.key = key;
    }

    /** May run while people work. */
    @Override
    public Optional<String> firstFault() {
        List<AccessLogHead> heads = rows.heads();
        if (heads.size() != 1) {
            return Optional.of("访问日志的首尾记录应有 1 条，现有 " + heads.size() + " 条。");
        }
        AccessLogHead head = heads.get(0);
        if (!head.isWhole(key)) {
            return Optional.of("访问日志的首尾记录被改动，或密钥不是写日志时的那一把。");
        }
        long entry = head.removedEntry();
        String hash = head.removedHash();
        while (entry < head.lastEntry()) {
            List<AccessEntry> next = rows.between(entry, head.lastEntry(), AT_ONCE);
            if (next.isEmpty()) {
                return Optional.of("第 " + (entry + 1) + " 条至第 " + head.lastEntry() + " 条缺失（末尾被删除）。");
            }
            for (AccessEntry row : next) {
                if (row.entry() != entry + 1) {
                    return Optional.of("第 " + (entry + 1) + " 条缺失。");
                }
                if (!row.hash().equals(row.sealed(hash, key).hash())) {
                    return Optional.of("第 " + row.entry() + " 条与登记时不一致：内容被改动、调换，或是后来插入的。");
                }
                entry = row.entry();
                hash = row.hash();
            }
        }
        return foreign(head);
    }

    /** What the chain from the beginning does not lead to. Entries written meanwhile are read before the head that covers them. */
    private Optional<String> foreign(AccessLogHead head) {
        Optional<Long> before = rows.lowest().filter(lowest -> lowest <= head.removedEntry());
        if (before.isPresent()) {
            return Optional.of("第 " + before.get() + " 条早于已到期删除的部分，是后来插入的。");
        }
        long highest = rows.highest().orElse(0L);
        long last = rows.heads().get(0).lastEntry();
        return highest > last ? Optional.of("第 " + highest + " 条在末尾之后，是后来插入的。") : Optional.empty();
    }
}
