package org.lianxin.referral.handoff;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lianxin.referral.mail.OutboundMail;
import org.lianxin.referral.organisation.Federation;
import org.springframework.stereotype.Service;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Writes the mails of a hand-off. No person's data enters them; the letter is behind the link and the access code. */
@Service
public class HandoffMails {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm", Locale.CHINA);
    private static final int SHORT_HASH = 8;
    private static final String RESTRICTED_MATTER = "权益保护";
    private static final String RESTRICTED_LETTER = "函件";
    /** The article of a law names the matter as plainly as its name. */
    private static final String RESTRICTED_BASIS = "见函件";

    private static final String RESTRICTED_COPY_BASIS = "请来电了解";
    private static final Map<String, String> LEVELS =
            Map.of("red", "红色（极高）", "orange", "橙色（高）", "yellow", "黄色（中）", "blue", "蓝色（低）");

    private static final Map<String, String> URGING_OCCASIONS = Map.of(
            "urge_letter", "催办",
            "urging_opinion", "督促处理意见",
            "inspection_request", "提请督查",
            "inspection_notice", "已提请督查");

    private final ITemplateEngine templates;
    private final Federation federation;

    HandoffMails(ITemplateEngine templates, Federation federation) {
        this.templates = templates;
        this.federation = federation;
    }

    public OutboundMail handoff(HandoffMail mail) {
        return toAgency("handoff", "handoff", "", mail);
    }

    /** An emergency letter was signed after its first mail. */
    public OutboundMail signedLetter(HandoffMail mail) {
        return toAgency("signed_letter", "signed-letter", "补签", mail);
    }

    public OutboundMail reminder(HandoffMail mail) {
        return toAgency("reminder", "reminder", "温馨提醒", mail);
    }

    public OutboundMail cancellation(HandoffMail mail) {
        return toAgency("cancellation", "cancellation", "撤回", mail);
    }

    public OutboundMail newLink(HandoffMail mail) {
        return toAgency("new_link", "new-link", "新链接", mail);
    }

    /** For an agency that is only told: no link, and a purpose of its own for each agency, so that each gets one. */
    public OutboundMail copy(CopyMail mail) {
        Map<String, Object> words = new HashMap<>();
        words.put("office", mail.office().name());
        words.put("handoffNo", mail.handoffNo());
        words.put("matter", mail.restricted() ? RESTRICTED_MATTER : mail.matter());
        words.put("letterKind", mail.restricted() ? RESTRICTED_LETTER : mail.letterKind());
        words.put("recipient", mail.recipient());
        words.put("basis", mail.restricted() ? RESTRICTED_COPY_BASIS : mail.basis());
        words.put("phone", mail.phone());
        return new OutboundMail(
                "copy",
                mail.handoffNo() + "/" + mail.agencyId(),
                1,
                mail.to(),
                "〔抄送〕" + mail.handoffNo(),
                text("copy", words),
                html("copy", words));
    }

    public OutboundMail dutyLeader(DutyLeaderMail mail) {
        Map<String, Object> words = Map.of(
                "office", mail.office().name(),
                "shortNo", mail.shortNo(),
                "level", level(mail.riskLevel()),
                "link", mail.link().toString());
        return new OutboundMail(
                "duty_leader",
                mail.referralNo(),
                mail.round(),
                mail.to(),
                "〔紧急〕" + mail.shortNo() + " 风险等级" + level(mail.riskLevel()),
                text("duty-leader", words),
                html("duty-leader", words));
    }

    /** To supervisor and signatory: an emergency letter has gone out and lacks its signature. */
    public OutboundMail unsigned(DutyLeaderMail mail) {
        Map<String, Object> words = Map.of(
                "office", mail.office().name(),
                "shortNo", mail.shortNo(),
                "level", level(mail.riskLevel()),
                "link", mail.link().toString());
        return new OutboundMail(
                "unsigned_letter",
                mail.referralNo(),
                mail.round(),
                mail.to(),
                "〔紧急〕" + mail.shortNo() + " 先办件逾期未补签",
                text("unsigned-letter", words),
                html("unsigned-letter", words));
    }

    /**
     * A letter of the ladder, or the notice to the agency that the government was asked.
     *
     * @param purpose urge_letter, urging_opinion, inspection_request or inspection_notice
     */
    OutboundMail urging(String purpose, UrgingMail mail) {
        Map<String, Object> words = new HashMap<>();
        words.put("office", mail.office().name());
        words.put("handoffNo", mail.handoffNo());
        words.put("documentNo", mail.documentNo());
        words.put("emergency", mail.emergency());
        words.put("matter", mail.restricted() ? RESTRICTED_MATTER : mail.matter());
        words.put("reference", mail.reference());
        words.put("agency", mail.agency());
        words.put("termEnded", local(mail.termEndedAt()));
        words.put("link", mail.link().toString());
        words.put("phone", mail.phone());
        String template = purpose.replace('_', '-');
        return new OutboundMail(
                purpose,
                mail.handoffNo(),
                mail.round(),
                mail.to(),
                subject(
                        URGING_OCCASIONS.getOrDefault(purpose, ""),
                        mail.emergency(),
                        mail.documentNo(),
                        mail.handoffNo()),
                text(template, words),
                html(template, words));
    }

    private OutboundMail toAgency(String purpose, String template, String occasion, HandoffMail mail) {
        Map<String, Object> words = words(mail);
        return new OutboundMail(
                purpose,
                mail.handoffNo(),
                mail.round(),
                mail.to(),
                subject(occasion, mail.emergency(), mail.documentNo(), mail.handoffNo()),
                text(template, words),
                html(template, words));
    }

    /** The short hash lets a reply be told from a guess when the subject is all that is left of the mail. */
    private static String subject(String occasion, boolean emergency, String documentNo, String handoffNo) {
        String hash = Sha256.of(handoffNo).substring(0, SHORT_HASH);
        return (emergency ? "〔紧急〕" : "〔转办〕")
                + Stream.of(occasion, documentNo, handoffNo, "#" + hash)
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(" "));
    }

    private Map<String, Object> words(HandoffMail mail) {
        Map<String, Object> words = new HashMap<>();
        words.put("office", mail.office().name());
        words.put("handoffNo", mail.handoffNo());
        words.put("documentNo", mail.documentNo());
        words.put("emergency", mail.emergency());
        words.put("matter", mail.restricted() ? RESTRICTED_MATTER : mail.matter());
        words.put("letterKind", mail.restricted() ? RESTRICTED_LETTER : mail.letterKind());
        words.put("asked", mail.asked());
        words.put("basis", mail.restricted() ? RESTRICTED_BASIS : mail.basis());
        words.put("acknowledgeBy", local(mail.acknowledgeBy()));
        words.put("replyBy", local(mail.replyBy()));
        words.put("link", mail.link().toString());
        words.put("phone", mail.phone());
        return words;
    }

    private String local(Instant instant) {
        return MINUTE.format(instant.atZone(federation.zone()));
    }

    private static String level(String riskLevel) {
        return LEVELS.getOrDefault(riskLevel, riskLevel);
    }

    private String text(String template, Map<String, Object> words) {
        return templates.process("mail/" + template + ".txt", new Context(Locale.CHINA, words));
    }

    private String html(String template, Map<String, Object> words) {
        return templates.process("mail/" + template, new Context(Locale.CHINA, words));
    }
}
