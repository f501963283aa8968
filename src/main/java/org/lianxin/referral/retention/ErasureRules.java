package org.lianxin.referral.retention;

import org.camunda.bpm.engine.RuntimeService;
import org.lianxin.referral.modeling.EntryRefusedException;
import org.lianxin.referral.organisation.SignedIn;
import org.lianxin.referral.register.ReferralRegister;
import org.lianxin.referral.register.ReferralState;
import org.lianxin.referral.register.RegisterEntry;
import org.springframework.stereotype.Component;

/** What may be erased on request: referrals of the own office that have ended and that no law demands to keep. */
@Component
class ErasureRules {

    private final ReferralRegister register;
    private final Retention retention;
    private final ErasureRows rows;
    private final RuntimeService runtime;
    private final SignedIn signedIn;

    ErasureRules(
            ReferralRegister register,
            Retention retention,
            ErasureRows rows,
            RuntimeService runtime,
            SignedIn signedIn) {
        this.register = register;
        this.retention = retention;
        this.rows = rows;
        this.runtime = runtime;
        this.signedIn = signedIn;
    }

    /** The business key of a request; the referral's own belongs to the referral. */
    static String requestOf(String referralNo) {
        return referralNo + "-E";
    }

    /** Throws {@link EntryRefusedException} that says why this referral may not be erased on request, and what to do. */
    void requireErasable(String referralNo) {
        RegisterEntry entry = register.find(referralNo)
                .filter(row -> signedIn.belongsTo(row.district()))
                .orElseThrow(() -> new EntryRefusedException("〔转介编号〕没有编号为 " + referralNo + " 的件，或者它不归您所在的妇联。请核对编号。"));
        if (entry.state() == ReferralState.OPEN) {
            throw new EntryRefusedException("〔转介编号〕" + referralNo + " 还在办理，不能删除。请先办结或撤回，再提出删除申请。");
        }
        entry.mergedInto().ifPresent(into -> {
            throw new EntryRefusedException("〔转介编号〕" + referralNo + " 已并入 " + into + "。请按 " + into + " 提出申请，两件一并删除。");
        });
        if (rows.contains(referralNo)) {
            throw new EntryRefusedException("〔转介编号〕" + referralNo + " 的个人信息已经删除，不必再申请。");
        }
        Retention.Rule rule = retention.ruleFor(entry);
        if (!rule.erasable()) {
            throw new EntryRefusedException("〔转介编号〕" + referralNo + " 须依法保存，不能应申请删除：" + rule.basis()
                    + "。保存期间只作存储和必要的安全保护（个人信息保护法第四十七条第二款）。请据此书面答复本人。");
        }
    }

    void requireNoRequest(String referralNo) {
        long running = signedIn.setAside(() -> runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(requestOf(referralNo))
                .count());
        if (running > 0) {
            throw new EntryRefusedException("〔转介编号〕" + referralNo + " 的删除申请已在审核中，不必再提出。");
        }
    }
}
