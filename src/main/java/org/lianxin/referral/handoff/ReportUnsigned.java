package org.lianxin.referral.handoff;

import static org.lianxin.referral.handoff.HandoffVariables.*;

import java.net.URI;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lianxin.referral.mail.Mailer;
import org.lianxin.referral.modeling.ReachesOutside;
import org.lianxin.referral.organisation.Federation;
import org.lianxin.referral.organisation.Roles;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Mails supervisor and signatory that an emergency letter went out and nobody has signed it in time. */
@Component
@ReachesOutside
class ReportUnsigned implements JavaDelegate {

    private final HandoffMails mails;
    private final Mailer mailer;
    private final Colleagues colleagues;
    private final Federation federation;
    private final String baseUrl;

    ReportUnsigned(
            HandoffMails mails,
            Mailer mailer,
            Colleagues colleagues,
            Federation federation,
            @Value("${lianxin.base-url}") String baseUrl) {
        this.mails = mails;
        this.mailer = mailer;
        this.colleagues = colleagues;
        this.federation = federation;
        this.baseUrl = baseUrl;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String handoffNo = HANDOFF_NO.get(execution);
        String district = DISTRICT.get(execution);
        Stream.of(Roles.SUPERVISOR, Roles.SIGNATORY)
                .flatMap(role -> colleagues.of(role, district).stream())
                .forEach(colleague -> mailer.send(mails.unsigned(new DutyLeaderMail(
                        colleague.getEmail(),
                        handoffNo + "/" + colleague.getId(),
                        SHORT_NO.get(execution),
                        1,
                        RISK_LEVEL.get(execution),
                        federation.officeOf(district),
                        URI.create(baseUrl + "/camunda/app/tasklist/default/")))));
    }
}
