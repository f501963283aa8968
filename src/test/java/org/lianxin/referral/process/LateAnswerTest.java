package org.lianxin.referral.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lianxin.referral.process.Story.form;
import static org.lianxin.referral.process.Story.json;

import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.variable.VariableMap;
import org.junit.jupiter.api.Test;
import org.lianxin.referral.handoff.HandoffState;
import org.lianxin.referral.handoff.Visitor;
import org.lianxin.referral.register.CaseHandoffs;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What an agency says when nobody waits any more reaches a caseworker all the same. */
class LateAnswerTest extends HandoffStories {

    @Autowired
    private CaseHandoffs handoffsOfCase;

    @LocalServerPort
    private int port;

    @Test
    void aLateAnswerIsNewInformationForTheReferralThatIsStillOpen() {
        sent("yellow");
        theReferralGoesOn();
        returns();
        handlesReturn("agree");
        theAgencyAdds("现已受理，请告知当事人");

        assertThat(handoff().state()).isEqualTo(HandoffState.RETURNED);
        assertThat(events()).endsWith("late_answer");
        assertThat(story.waiting(referralNo())).contains("UserTask_AssessNewInformation");
        assertThat(story.variable(referralNo(), "newInformation").toString())
                .contains("现已受理，请告知当事人", handoffNo, "机关补充答复");
    }

    @Test
    void aLateAnswerToAClosedReferralIsMarkedOnItsPage() {
        sent("yellow");
        returns();
        handlesReturn("agree");
        assertThat(handoffsOfCase.of(referralNo()).get(0).state()).doesNotContain("又有答复");
        theAgencyAdds("现已受理，请告知当事人");

        assertThat(events()).endsWith("late_answer");
        assertThat(handoffsOfCase.of(referralNo()).get(0).state()).contains("已退回", "又有答复", "重新办理");
    }

    @Test
    void aLateAnswerLeadsToTheClosedMatterBeingTakenUpAgain() {
        Desk desk = new Desk(story, handoffs);
        desk.takesIn(person());
        String closed = desk.referralNo();
        desk.screens(CaseFile.of("C05"));
        desk.confirms("blue");
        handoffNo = closed + "-H1";
        desk.signs(handoff());
        desk.agreesToReturn(handoffNo);
        desk.reviews("close");
        desk.followsUp("end_early");
        desk.closes();
        theAgencyAdds(
                "现已受理，请告知当事人",
                List.of(mailbox.getReceivedMessages()).stream()
                        .filter(mail -> textOf(mail).contains("/partner/"))
                        .toList());
        assertThat(handoffsOfCase.of(closed).get(0).state()).contains("又有答复", "重新办理");

        desk.takesIn(person());
        desk.does(
                "UserTask_CheckDuplicate",
                form().putValue("duplicateDecision", "reopen").putValue("mergeInto", closed));

        assertThat(desk.waiting()).containsExactly("UserTask_ScreenRisk");
        assertThat(register.find(desk.referralNo()))
                .hasValueSatisfying(row -> assertThat(row.originNo()).contains(closed));
        assertThat(register.continuedBy(closed)).containsExactly(desk.referralNo());
    }

    private static VariableMap person() {
        return form().putValue("channel", "womens_council")
                .putValue("district", "610702")
                .putValue("receivedAt", NOW)
                .putValue("matter", "bride_price")
                .putValue("facts", json(List.of("both_willing_mediation")))
                .putValue("victim", json(Map.of("name", "叶某梅（化名）", "phone", "0916-0000881")));
    }

    @Test
    void anAnswerToAHandoffThatIsBeingWithdrawnIsNewInformationToo() {
        sent("yellow");
        theReferralGoesOn();
        cancels();
        answers("handled");

        assertThat(events()).endsWith("late_answer", "cancelled");
        assertThat(story.waiting(referralNo())).contains("UserTask_AssessNewInformation");
    }

    @Test
    void anAnswerThatCallsForAnotherAgencyGoesBackToTheReferralAtOnce() {
        sent("yellow");
        theReferralGoesOn();
        answers("not_filed");
        story.does(
                "hantai-caseworker",
                handoffNo,
                "UserTask_ReviewReply",
                form().putValue("replyReviewDecision", "new_route")
                        .putValue("replyReview", json(Map.of("remark", "转检察院监督"))));

        assertThat(story.waiting(referralNo())).contains("UserTask_AssessNewInformation");
        assertThat(story.variable(referralNo(), "newInformation").toString()).contains("另转其他机关", "转检察院监督");
    }

    private void theReferralGoesOn() {
        engine.getRuntimeService()
                .createProcessInstanceByKey("referral")
                .businessKey(referralNo())
                .setVariables(form().putValue("referralNo", referralNo())
                        .putValue("shortNo", "汉台26-9")
                        .putValue("district", "610702")
                        .putValue("matter", "domestic_violence")
                        .putValue("riskLevel", "yellow"))
                .startBeforeActivity("UserTask_ReviewResults")
                .execute();
    }

    private void theAgencyAdds(String text) {
        theAgencyAdds(text, story.mailTo(POLICE_MAIL));
    }

    private void theAgencyAdds(String text, List<MimeMessage> mails) {
        String link = link(mails.get(mails.size() - 1));
        Visitor police = new Visitor(port, link).sends(link + "/code", Map.of("code", "246810"));
        police.sends(police.path() + "/supplement", Map.of("by", "李警官（示例）", "text", text));
        assertThat(police.text()).contains("已送达妇联经办人");
    }

    private String referralNo() {
        return handoffNo.replaceFirst("-H\\d+$", "");
    }
}
