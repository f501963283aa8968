package org.lianxin.referral.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lianxin.referral.mail.OutboundMail;
import org.lianxin.referral.organisation.Federation;
import org.lianxin.referral.organisation.Office;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.thymeleaf.ThymeleafAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

class HandoffMailsTest {

    private static final Office OFFICE = new Office("610702", "hantai", "汉台区妇女联合会", "汉台", "汉台妇函", "汉台转");
    private static final Federation FEDERATION =
            new Federation("汉中市妇女联合会", "HZFL", ZoneId.of("Asia/Shanghai"), "12338（示例）", OFFICE, List.of());
    private static final String LINK = "https://bridge.example/partner/Zm9vYmFy";

    @Test
    void theAgencySeesWhoAsksWhatByWhenAndOnWhichBasis() {
        onMails(mails -> {
            OutboundMail mail = mails.handoff(mail(false, false, "家庭暴力"));

            assertThat(mail.subject()).isEqualTo("〔转办〕汉台妇函〔2026〕12号 HZFL-610702-2026-000123-H1 #" + shortHash());
            assertThat(mail.to()).isEqualTo("police@agency.example");
            assertThat(List.of(mail.purpose(), mail.reference(), mail.round()))
                    .containsExactly("handoff", "HZFL-610702-2026-000123-H1", 2);
            assertThat(List.of(mail.text(), mail.html())).allSatisfy(part -> assertThat(part)
                    .contains(
                            "汉台区妇女联合会",
                            "家庭暴力",
                            "移送函（公安）",
                            "汉台妇函〔2026〕12号",
                            "HZFL-610702-2026-000123-H1",
                            "请签收并反馈受案情况",
                            "2026年6月10日 01:45",
                            "2026年6月12日 21:45",
                            "反家庭暴力法 13、15、16",
                            LINK,
                            "0916-0000000",
                            "访问码"));
        });
    }

    @Test
    void anEmergencyIsSeenInTheSubjectAndInTheFirstLine() {
        onMails(mails -> {
            OutboundMail mail = mails.handoff(mail(true, false, "家庭暴力"));

            assertThat(mail.subject()).startsWith("〔紧急〕");
            assertThat(mail.text()).contains("情况紧急，请优先办理。");
            assertThat(mail.html()).contains("情况紧急，请优先办理。");
            assertThat(mails.handoff(mail(false, false, "家庭暴力")).text()).doesNotContain("紧急");
        });
    }

    @Test
    void aLetterThatIsNotSignedYetLeavesNoEmptyBrackets() {
        onMails(mails -> {
            HandoffMail signed = mail(true, false, "家庭暴力");
            OutboundMail mail = mails.handoff(new HandoffMail(
                    signed.to(),
                    signed.handoffNo(),
                    1,
                    true,
                    "",
                    OFFICE,
                    signed.matter(),
                    false,
                    signed.letterKind(),
                    signed.asked(),
                    signed.basis(),
                    signed.acknowledgeBy(),
                    signed.replyBy(),
                    signed.link(),
                    signed.phone()));

            assertThat(mail.subject()).isEqualTo("〔紧急〕HZFL-610702-2026-000123-H1 #" + shortHash());
            assertThat(mail.text()).contains("函件：移送函（公安）\n").doesNotContain("（）");
            assertThat(mail.html()).doesNotContain("（）", "（文号）");
        });
    }

    @Test
    void ofARestrictedMatterNotEvenTheKindIsTold() {
        onMails(mails -> assertThat(toAgency(mails, mail(true, true, "性侵害未成年人")))
                .allSatisfy(mail -> assertThat(mail.subject() + mail.text() + mail.html())
                        .contains("权益保护")
                        .doesNotContain("性侵害", "未成年", "移送函（公安）", "刑事诉讼法")));
    }

    @Test
    void aReminderIsFriendly() {
        onMails(mails -> {
            OutboundMail mail = mails.reminder(mail(false, false, "家庭暴力"));

            assertThat(mail.purpose()).isEqualTo("reminder");
            assertThat(mail.subject()).startsWith("〔转办〕温馨提醒 汉台妇函〔2026〕12号");
            assertThat(List.of(mail.text(), mail.html())).allSatisfy(part -> assertThat(part)
                    .contains("温馨提醒", "2026年6月12日 21:45", LINK)
                    .doesNotContain("责令", "逾期", "必须"));
        });
    }

    @Test
    void aCancellationSaysWithdrawnAndAsksToConfirm() {
        onMails(mails -> {
            OutboundMail mail = mails.cancellation(mail(false, false, "家庭暴力"));

            assertThat(mail.purpose()).isEqualTo("cancellation");
            assertThat(mail.subject()).startsWith("〔转办〕撤回 ");
            assertThat(List.of(mail.text(), mail.html()))
                    .allSatisfy(part ->
                            assertThat(part).contains("撤回", "确认撤回", LINK).doesNotContain("请签收", "2026年6月10日"));
        });
    }

    @Test
    void aNewLinkReplacesTheOldOne() {
        onMails(mails -> {
            OutboundMail mail = mails.newLink(mail(false, false, "家庭暴力"));

            assertThat(mail.purpose()).isEqualTo("new_link");
            assertThat(List.of(mail.text(), mail.html()))
                    .allSatisfy(part -> assertThat(part).contains("此前的链接不再有效", LINK));
        });
    }

    @Test
    void theDutyLeaderLearnsNumberLevelAndDistrictOnly() {
        onMails(mails -> {
            OutboundMail mail = mails.dutyLeader(new DutyLeaderMail(
                    "leader@fulian.example",
                    "HZFL-610702-2026-000123",
                    "汉台26-123",
                    1,
                    "red",
                    OFFICE,
                    URI.create("https://bridge.example/camunda/app/tasklist/")));

            assertThat(List.of(mail.purpose(), mail.reference()))
                    .containsExactly("duty_leader", "HZFL-610702-2026-000123");
            assertThat(mail.subject()).isEqualTo("〔紧急〕汉台26-123 风险等级红色（极高）");
            assertThat(List.of(mail.text(), mail.html())).allSatisfy(part -> assertThat(part)
                    .contains("汉台26-123", "红色（极高）", "汉台区", "https://bridge.example/camunda/app/tasklist/"));
        });
    }

    @Test
    void whatSomebodyTypedIsTextInBothParts() {
        onMails(mails -> {
            OutboundMail mail = mails.handoff(mail(false, false, "<script>alert(1)</script>"));

            assertThat(mail.html()).contains("&lt;script&gt;").doesNotContain("<script");
            assertThat(mail.text()).contains("<script>alert(1)</script>").doesNotContain("&lt;");
        });
    }

    @Test
    void theTextResolverLeavesThePagesAlone() {
        onTemplates((templates, mails) -> {
            assertThat(templates.process(
                            "mail/foot.txt", new Context(Locale.CHINA, Map.of("phone", "1", "office", "2"))))
                    .contains("请致电 1。");
            assertThat(mails.handoff(mail(false, false, "家庭暴力")).html()).startsWith("<!DOCTYPE html>");
        });
    }

    private static List<OutboundMail> toAgency(HandoffMails mails, HandoffMail mail) {
        return Stream.of(mails.handoff(mail), mails.reminder(mail), mails.cancellation(mail), mails.newLink(mail))
                .toList();
    }

    private static String shortHash() {
        return Sha256.of("HZFL-610702-2026-000123-H1").substring(0, 8);
    }

    private static HandoffMail mail(boolean emergency, boolean restricted, String matter) {
        return new HandoffMail(
                "police@agency.example",
                "HZFL-610702-2026-000123-H1",
                2,
                emergency,
                "汉台妇函〔2026〕12号",
                OFFICE,
                matter,
                restricted,
                "移送函（公安）",
                "请签收并反馈受案情况",
                "反家庭暴力法 13、15、16；刑事诉讼法 110",
                Instant.parse("2026-06-09T17:45:00Z"),
                Instant.parse("2026-06-12T13:45:00Z"),
                URI.create(LINK),
                "0916-0000000");
    }

    private static void onMails(Consumer<HandoffMails> test) {
        onTemplates((templates, mails) -> test.accept(mails));
    }

    /** With the very template engine that Spring Boot makes of both resolvers. */
    private static void onTemplates(BiConsumer<ITemplateEngine, HandoffMails> test) {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(ThymeleafAutoConfiguration.class))
                .withUserConfiguration(MailTemplateConfiguration.class)
                .run(context -> {
                    ITemplateEngine templates = context.getBean(ITemplateEngine.class);
                    test.accept(templates, new HandoffMails(templates, FEDERATION));
                });
    }
}
