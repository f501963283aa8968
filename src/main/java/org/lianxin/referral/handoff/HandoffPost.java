package org.lianxin.referral.handoff;

import static org.lianxin.referral.handoff.HandoffVariables.*;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.spin.json.SpinJsonNode;
import org.lianxin.referral.letter.Letter;
import org.lianxin.referral.mail.Enclosure;
import org.lianxin.referral.mail.Mailer;
import org.lianxin.referral.mail.OutboundMail;
import org.lianxin.referral.organisation.Federation;
import org.lianxin.referral.organisation.Office;
import org.lianxin.referral.register.Matter;
import org.lianxin.referral.register.Matters;
import org.springframework.stereotype.Component;

/** Sends the mails of one hand-off to its agency. Each kind and round goes out once. */
@Component
class HandoffPost {

    private final AgencyDirectory agencies;
    private final PartnerLinks links;
    private final HandoffMails mails;
    private final SealedLetters letters;
    private final Mailer mailer;
    private final Matters matters;
    private final Federation federation;

    HandoffPost(
            AgencyDirectory agencies,
            PartnerLinks links,
            HandoffMails mails,
            SealedLetters letters,
            Mailer mailer,
            Matters matters,
            Federation federation) {
        this.agencies = agencies;
        this.links = links;
        this.mails = mails;
        this.letters = letters;
        this.mailer = mailer;
        this.matters = matters;
        this.federation = federation;
    }

    /** One of {@link HandoffMails}' methods. */
    @FunctionalInterface
    interface Composition {
        OutboundMail compose(HandoffMails mails, HandoffMail data);
    }

    /**
     * Sends the letter's own mail; to an agency with a certificate, and only to its registered address, the letter goes along encrypted.
     *
     * @throws NoAddressException when the directory knows no agency for the hand-off
     */
    void sendLetter(DelegateExecution execution, int round, String to, Instant acknowledgeBy, Instant replyBy) {
        send(execution, "handoff", round, to, acknowledgeBy, replyBy, (words, data) -> words.handoff(data)
                .with(enclosed(execution, to)));
    }

    /**
     * Sends the letter that was signed after its first mail, to the agency's registered address; encrypted along with the mail if it has a
     * certificate.
     *
     * @throws NoAddressException when the directory knows no agency for the hand-off
     */
    void sendSigned(DelegateExecution execution, int round) {
        sendAgain(execution, "signed_letter", round, (words, data) -> words.signedLetter(data)
                .with(enclosed(execution, data.to())));
    }

    private Optional<Enclosure> enclosed(DelegateExecution execution, String to) {
        return letters.enclosed(
                HANDOFF_NO.get(execution), Letter.fromJson(LETTER.get(execution)), agency(execution), to);
    }

    /**
     * Issues a link and sends the mail, unless this purpose and round went out before a crash: then the link in that mail stays the
     * valid one.
     */
    private void send(
            DelegateExecution execution,
            String purpose,
            int round,
            String to,
            Instant acknowledgeBy,
            Instant replyBy,
            Composition composition) {
        String handoffNo = HANDOFF_NO.get(execution);
        if (mailer.wasSent(purpose, handoffNo, round)) {
            return;
        }
        Agency agency = agency(execution);
        URI link = links.issue(handoffNo, agency.id());
        mailer.send(composition.compose(mails, data(execution, to, round, acknowledgeBy, replyBy, link)));
    }

    /**
     * Sends to the agency's registered address, with the due dates of the running round.
     *
     * @throws NoAddressException when the directory knows no agency for the hand-off
     */
    void sendAgain(DelegateExecution execution, String purpose, int round, Composition composition) {
        send(
                execution,
                purpose,
                round,
                agency(execution).email(),
                ACKNOWLEDGE_DUE_AT.get(execution).toInstant(),
                REPLY_DUE_AT.get(execution).toInstant(),
                composition);
    }

    Agency agency(DelegateExecution execution) {
        return agencies.find(AGENCY_ID.get(execution))
                .orElseThrow(() -> new NoAddressException(HANDOFF_NO.get(execution)));
    }

    private HandoffMail data(
            DelegateExecution execution, String to, int round, Instant acknowledgeBy, Instant replyBy, URI link) {
        SpinJsonNode route = ROUTE.get(execution);
        SpinJsonNode letter = LETTER.get(execution);
        Matter matter = matters.get(MATTER.get(execution));
        Office office = federation.officeOf(DISTRICT.get(execution));
        return new HandoffMail(
                to,
                HANDOFF_NO.get(execution),
                round,
                MODE.get(execution).equals("emergency_phone"),
                letter.hasProp("documentNo") ? letter.prop("documentNo").stringValue() : "",
                office,
                matter.name(),
                matter.restricted(),
                route.prop("letter").stringValue(),
                "请依法受理、办理，并将结果书面反馈我会",
                route.prop("basis").stringValue(),
                acknowledgeBy,
                replyBy,
                link,
                federation.hotline());
    }
}
