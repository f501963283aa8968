package org.lianxin.referral.handoff;

import static org.lianxin.referral.handoff.HandoffVariables.*;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.spin.json.SpinJsonNode;
import org.lianxin.referral.mail.Mailer;
import org.lianxin.referral.mail.UndeliverableException;
import org.lianxin.referral.modeling.ReachesOutside;
import org.lianxin.referral.organisation.Federation;
import org.lianxin.referral.register.Matter;
import org.lianxin.referral.register.Matters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells the agencies of column {@code copyKinds}. A refused address is logged: nobody waits for an answer to a copy. */
@Component
@ReachesOutside
class SendCopies implements JavaDelegate {

    private static final Logger log = LoggerFactory.getLogger(SendCopies.class);

    private final AgencyDirectory agencies;
    private final HandoffMails mails;
    private final Mailer mailer;
    private final Matters matters;
    private final Federation federation;

    SendCopies(AgencyDirectory agencies, HandoffMails mails, Mailer mailer, Matters matters, Federation federation) {
        this.agencies = agencies;
        this.mails = mails;
        this.mailer = mailer;
        this.matters = matters;
        this.federation = federation;
    }

    @Override
    public void execute(DelegateExecution execution) {
        for (SpinJsonNode id : ROUTE.get(execution).prop("copyAgencies").elements()) {
            agencies.find(id.stringValue()).ifPresent(agency -> tell(execution, agency));
        }
    }

    private void tell(DelegateExecution execution, Agency agency) {
        SpinJsonNode route = ROUTE.get(execution);
        Matter matter = matters.get(MATTER.get(execution));
        try {
            mailer.send(mails.copy(new CopyMail(
                    agency.email(),
                    agency.id(),
                    HANDOFF_NO.get(execution),
                    federation.officeOf(DISTRICT.get(execution)),
                    matter.name(),
                    matter.restricted(),
                    route.prop("letter").stringValue(),
                    route.prop("recipientName").stringValue(),
                    route.prop("basis").stringValue(),
                    federation.hotline())));
        } catch (UndeliverableException refused) {
            log.warn("Copy of {} to agency {} was refused", HANDOFF_NO.get(execution), agency.id());
        }
    }
}
