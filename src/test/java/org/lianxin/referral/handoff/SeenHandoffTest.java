package org.lianxin.referral.handoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lianxin.referral.ReferralTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Whoever sees a hand-off on one of our pages stands in the access log, the agency too. */
@ReferralTest
@Import(WaitingHandoff.class)
class SeenHandoffTest {

    private final WebApplicationContext application;
    private final WaitingHandoff waiting;
    private final PartnerDesk desk;
    private final Documents documents;
    private final JdbcClient jdbc;
    private String handoffNo = "";
    private long before;

    @LocalServerPort
    private int port;

    @Autowired
    SeenHandoffTest(
            WebApplicationContext application,
            WaitingHandoff waiting,
            PartnerDesk desk,
            Documents documents,
            JdbcClient jdbc) {
        this.application = application;
        this.waiting = waiting;
        this.desk = desk;
        this.documents = documents;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void aHandoffIsWaiting() {
        handoffNo = waiting.begin();
        before = jdbc.sql("SELECT last_entry FROM access_log_head")
                .query(Long.class)
                .single();
    }

    @Test
    void theStaffsPageItsPrintAndEachFile() throws Exception {
        desk.take(
                handoffNo,
                PartnerAction.ANSWER,
                new PartnerStatement("李警官", "已立案", "filed"),
                List.of(new AnswerFile(
                        "回执.pdf", "application/pdf", "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.UTF_8))));
        String file = documents.of(handoffNo).get(0).id().toString();

        opens("hantai-caseworker", "/handoffs/" + handoffNo, 200);
        opens("hantai-supervisor", "/handoffs/" + handoffNo + "/print", 200);
        opens("hantai-signatory", "/handoffs/" + handoffNo + "/documents/" + file, 200);
        opens("yangxian-caseworker", "/handoffs/" + handoffNo, 404);
        opens("hantai-caseworker", "/handoffs/" + handoffNo + "/paper", 200);
        opens("yangxian-caseworker", "/handoffs/" + handoffNo + "/paper", 404);

        assertThat(lines())
                .containsExactly(
                        "hantai-caseworker letter " + handoffNo,
                        "hantai-supervisor letter " + handoffNo,
                        "hantai-signatory download " + file,
                        "hantai-caseworker letter " + handoffNo);
    }

    @Test
    void thePageOfTheCaseButNotForWhomItIsNotFound() throws Exception {
        String referralNo = handoffNo.replaceFirst("-H1$", "");

        opens("hantai-duty-leader", "/referrals/" + referralNo, 200);
        opens("yangxian-caseworker", "/referrals/" + referralNo, 404);
        opens("hantai-caseworker", "/referrals", 200);

        assertThat(lines()).containsExactly("hantai-duty-leader case_page " + referralNo);
    }

    @Test
    void theAgencysPageButNotThePageThatAsksForTheCode() {
        String link = waiting.link(handoffNo);
        Visitor police = new Visitor(port, link);
        assertThat(lines()).isEmpty();

        police.sends(link + "/code", Map.of("code", "246810"));
        police.opens(link + "/print");

        String line = "partner:" + WaitingHandoff.AGENCY + " letter " + handoffNo;
        assertThat(lines()).containsExactly(line, line);
    }

    @Test
    void whatCannotBeLoggedIsNotShown() {
        String link = waiting.link(handoffNo);
        Visitor police = new Visitor(port, link);
        police.sends(link + "/code", Map.of("code", "246810"));
        assertThat(police.text()).contains("家庭暴力");
        jdbc.sql("ALTER TABLE access_log_head RENAME TO hidden_head").update();
        try {
            police.opens(link);
        } finally {
            jdbc.sql("ALTER TABLE hidden_head RENAME TO access_log_head").update();
        }

        assertThat(police.status()).isEqualTo(500);
        assertThat(police.text()).doesNotContain("家庭暴力");
    }

    private void opens(String person, String path, int expected) throws Exception {
        MockMvc browser = MockMvcBuilders.webAppContextSetup(application)
                .apply(SecurityMockMvcConfigurers.springSecurity())
                .build();
        browser.perform(get(path).with(user(person))).andExpect(status().is(expected));
    }

    private List<String> lines() {
        String referralNo = handoffNo.replaceFirst("-H1$", "");
        return jdbc.sql(
                        "SELECT viewer, kind, object_id FROM access_log WHERE entry > ? AND referral_no = ? ORDER BY entry")
                .params(before, referralNo)
                .query((row, number) -> row.getString(1) + " " + row.getString(2) + " " + row.getString(3))
                .list();
    }
}
