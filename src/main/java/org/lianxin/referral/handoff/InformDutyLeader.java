package org.lianxin.referral.handoff;

import static org.lianxin.referral.register.ReferralVariables.*;

import java.net.URI;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.identity.User;
import org.lianxin.referral.mail.Mailer;
import org.lianxin.referral.modeling.ReachesOutside;
import org.lianxin.referral.organisation.Federation;
import org.lianxin.referral.organisation.Roles;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Mails the duty leaders of the district that a red or orange referral waits; the mail names no person. */
@Component
@ReachesOutside
class InformDutyLeader implements JavaDelegate {

    private final HandoffMails mails;
    private final Mailer mailer;
    private final Federation federation;
    private final Handoffs handoffs;
    private final Colleagues colleagues;
    private final String baseUrl;

    InformDutyLeader(
            HandoffMails mails,
            Mailer mailer,
            Federation federation,
            Handoffs handoffs,
            Colleagues colleagues,
            @Value("${lianxin.base-url}") String baseUrl) {
        this.mails = mails;
        this.mailer = mailer;
        this.federation = federation;
        this.handoffs = handoffs;
        this.colleagues = colleagues;
        this.baseUrl = baseUrl;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String referralNo = REFERRAL_NO.get(execution);
        String district = DISTRICT.get(execution);
        List<User> leaders = colleagues.of(Roles.DUTY_LEADER, district);
        if (leaders.isEmpty()) {
            throw new IllegalStateException("No duty leader with a mail address in district " + district
                    + "; add one to group " + Roles.DUTY_LEADER);
        }
        // Hand-offs opened so far tell the rounds of the plan apart, the level a danger that grew within one.
        int round = handoffs.ofReferral(referralNo).size();
        for (User leader : leaders) {
            mailer.send(mails.dutyLeader(new DutyLeaderMail(
                    leader.getEmail(),
                    referralNo + "/" + RISK_LEVEL.get(execution) + "/" + leader.getId(),
                    SHORT_NO.get(execution),
                    round,
                    RISK_LEVEL.get(execution),
                    federation.officeOf(district),
                    URI.create(baseUrl + "/camunda/app/tasklist/default/"))));
        }
    }
}
