package org.lianxin.referral.handoff;

import static org.lianxin.referral.handoff.HandoffVariables.HANDOFF_NO;
import static org.lianxin.referral.handoff.HandoffVariables.MATTER;
import static org.lianxin.referral.handoff.HandoffVariables.MODE;
import static org.lianxin.referral.handoff.UrgingVariables.TERM_ENDED_AT;
import static org.lianxin.referral.handoff.UrgingVariables.URGING_ROUND;
import static org.lianxin.referral.handoff.UrgingVariables.URGING_STEP;

import java.net.URI;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.lianxin.referral.letter.Letter;
import org.lianxin.referral.mail.Enclosure;
import org.lianxin.referral.mail.Mailer;
import org.lianxin.referral.mail.OutboundMail;
import org.lianxin.referral.mail.UndeliverableException;
import org.lianxin.referral.organisation.Federation;
import org.lianxin.referral.register.Matter;
import org.lianxin.referral.register.Matters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Mails the letters of the ladder: to the agency, the last one to the government of the same level. Each goes out once. */
@Component
class UrgingPost {

    /** Column {@code kind} of the agency directory. */
    private static final String GOVERNMENT = "government";

    private static final Logger log = LoggerFactory.getLogger(UrgingPost.class);

    private final AgencyDirectory agencies;
    private final PartnerLinks links;
    private final HandoffMails mails;
    private final SealedLetters letters;
    private final Mailer mailer;
    private final Handoffs handoffs;
    private final Matters matters;
    private final Federation federation;

    UrgingPost(
            AgencyDirectory agencies,
            PartnerLinks links,
            HandoffMails mails,
            SealedLetters letters,
            Mailer mailer,
            Handoffs handoffs,
            Matters matters,
            Federation federation) {
        this.agencies = agencies;
        this.links = links;
        this.mails = mails;
        this.letters = letters;
        this.mailer = mailer;
        this.handoffs = handoffs;
        this.matters = matters;
        this.federation = federation;
    }

    Optional<Agency> agency(Handoff handoff) {
        return agencies.find(handoff.agencyId());
    }

    /** Whom the letter of this step goes to, if the directory knows it. */
    Optional<Agency> recipient(UrgingStep step, Handoff handoff) {
        return step.goesToGovernment() ? agencies.ofSameLevel(GOVERNMENT, handoff.district()) : agency(handoff);
    }

    /** 汉台妇函〔2026〕12号（转办编号……）; an emergency that is still unsigned has the second number only. */
    static String reference(Handoff handoff) {
        String number = "转办编号" + handoff.handoffNo();
        return handoff.documentNo().isEmpty() ? number : handoff.documentNo() + "（" + number + "）";
    }

    /**
     * Sends the signed letter's mail, and tells the agency when it went to the government.
     *
     * @throws NoAddressException when the directory does not know whom it goes to
     * @throws UndeliverableException when the mail server refuses the address
     */
    void send(DelegateExecution execution, Letter letter) {
        UrgingStep step = UrgingStep.of(URGING_STEP.get(execution));
        Handoff handoff = handoffs.get(HANDOFF_NO.get(execution));
        Agency recipient = recipient(step, handoff).orElseThrow(() -> new NoAddressException(handoff.handoffNo()));
        once(
                execution,
                step.code(),
                handoff,
                recipient,
                letter,
                letters.enclosed(handoff.handoffNo(), letter, recipient, recipient.email()));
        if (step.goesToGovernment()) {
            agency(handoff).ifPresent(agency -> tell(execution, handoff, agency, letter));
        }
    }

    /** Nobody waits for the agency's having read this: a refused address is logged. */
    private void tell(DelegateExecution execution, Handoff handoff, Agency agency, Letter letter) {
        try {
            once(execution, "inspection_notice", handoff, agency, letter, Optional.empty());
        } catch (UndeliverableException refused) {
            log.warn(
                    "Notice of the inspection request of {} to agency {} was refused",
                    handoff.handoffNo(),
                    agency.id());
        }
    }

    private void once(
            DelegateExecution execution,
            String purpose,
            Handoff handoff,
            Agency to,
            Letter letter,
            Optional<Enclosure> enclosure) {
        int round = URGING_ROUND.get(execution);
        if (!mailer.wasSent(purpose, handoff.handoffNo(), round)) {
            URI link = links.issue(handoff.handoffNo(), to.id());
            mailer.send(
                    mail(execution, purpose, round, handoff, to, letter, link).with(enclosure));
        }
    }

    private OutboundMail mail(
            DelegateExecution execution,
            String purpose,
            int round,
            Handoff handoff,
            Agency to,
            Letter letter,
            URI link) {
        Matter matter = matters.get(MATTER.get(execution));
        return mails.urging(
                purpose,
                new UrgingMail(
                        to.email(),
                        handoff.handoffNo(),
                        round,
                        MODE.get(execution).equals("emergency_phone"),
                        letter.documentNo(),
                        federation.officeOf(handoff.district()),
                        matter.name(),
                        matter.restricted(),
                        reference(handoff),
                        agency(handoff).map(Agency::name).orElse(""),
                        TERM_ENDED_AT.get(execution).toInstant(),
                        link,
                        federation.hotline()));
    }
}
