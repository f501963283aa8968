package org.lianxin.referral.handoff;

import org.lianxin.referral.privacy.PersonalRecords;
import org.springframework.stereotype.Component;

/** What hand-offs keep of persons: what was said, files, and the links that lead to both. */
@Component
class HandoffRecords implements PersonalRecords {

    private final HandoffRows rows;
    private final HandoffChain chain;
    private final Documents documents;
    private final PartnerTokens tokens;

    HandoffRecords(HandoffRows rows, HandoffChain chain, Documents documents, PartnerTokens tokens) {
        this.rows = rows;
        this.chain = chain;
        this.documents = documents;
        this.tokens = tokens;
    }

    @Override
    public void erase(String referralNo) {
        rows.ofReferral(referralNo).forEach(handoff -> {
            chain.erase(handoff.handoffNo());
            documents.erase(handoff.handoffNo());
            tokens.erase(handoff.handoffNo());
        });
    }
}
