package org.lianxin.referral.workbench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.spin.Spin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lianxin.referral.ReferralTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Draft tables on a calm referral about violence: blue, to the police among others; draft diagrams on sample cases. */
@ReferralTest
class SimulationPageTest {

    private static final String NAME = "林晓荷";

    private final ModelVersions versions;
    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final MockMvc browser;
    private final String number = "S-" + UUID.randomUUID();
    private String instance = "";

    @Autowired
    SimulationPageTest(
            WebApplicationContext application,
            ModelVersions versions,
            RepositoryService repository,
            RuntimeService runtime) {
        this.versions = versions;
        this.repository = repository;
        this.runtime = runtime;
        this.browser = MockMvcBuilders.webAppContextSetup(application)
                .apply(SecurityMockMvcConfigurers.springSecurity())
                .build();
    }

    @BeforeEach
    void aReferralIsOpen() {
        Map<String, String> calm = Stream.of(
                        "a1 a2 a3 a4 a5 a6 a7 b1 b2 b3 b4 b5 b6 b7 b8 c1 c2 c3 c4 c5".split(" ", -1))
                .collect(Collectors.toMap(item -> item, item -> "0"));
        instance = runtime.createProcessInstanceByKey("referral")
                .businessKey(number)
                .setVariable("district", "610702")
                .setVariable("matter", "domestic_violence")
                .setVariable("facts", Spin.JSON(List.of("violence")))
                .setVariable("victimAge", 34)
                .setVariable("screening", Spin.JSON(calm))
                .setVariable("victim", Spin.JSON(Map.of("name", NAME)))
                .setVariable("riskLevel", "blue")
                .setVariable("shortNo", "汉台26-1")
                .startBeforeActivity("UserTask_ConfirmPlan")
                .execute()
                .getId();
    }

    @AfterEach
    void itIsGone() {
        runtime.deleteProcessInstance(instance, "tried");
    }

    @Test
    void theTablesInEffectChangeNothing() throws Exception {
        assertThat(tries("routing.dmn", table("routing.dmn")))
                .contains("0 件会有变化")
                .doesNotContain(number);
    }

    @Test
    void aShorterTermIsToldForEachReferralThatHasIt() throws Exception {
        String shorter = table("deadlines.dmn").replaceFirst("(?s)(\"R01\".*?<text>)3(</text>)", "$12$2");

        String page = tries("deadlines.dmn", shorter);

        assertThat(row(page)).contains("在办", "－ R01反馈 3日", "＋ R01反馈 2日").doesNotContain("→");
        assertThat(page).contains("等级变 0 件，去向变 0 件").doesNotContain(NAME);
        assertThat(runtime.getVariable(instance, "riskLevel")).isEqualTo("blue");
    }

    @Test
    void anotherLevelBringsOtherRoutesAndTerms() throws Exception {
        String stricter = table("risk-screening.dmn").replace("<text>\"blue\"</text>", "<text>\"red\"</text>");

        assertThat(row(tries("risk-screening.dmn", stricter)))
                .contains("蓝 → 红", "－ 书面转办 15日", "＋ 书面转办 2小时", "＋ R01签收 4小时", "＋ R01 公安 先电话");
    }

    @Test
    void anEarlierVersionIsTriedLikeADraft() throws Exception {
        ModelVersion before = versions.of("follow-up.dmn").get(0);
        String deployment = repository
                .createDeployment()
                .addString("follow-up.dmn", table("follow-up.dmn").replace("[\"P30D\"]", "[\"P20D\"]"))
                .deploy()
                .getId();
        try {
            assertThat(performs(get("/modeling/simulate"))).contains(before.deployment() + "/follow-up.dmn");
            assertThat(row(performs(
                            multipart("/modeling/simulate").param("version", before.deployment() + "/follow-up.dmn"))))
                    .contains("－ 回访 20日", "＋ 回访 30日");
        } finally {
            repository.deleteDeployment(deployment, true);
        }
    }

    @Test
    void whatCannotBeTriedIsRefusedInWords() throws Exception {
        assertThat(performs(multipart("/modeling/simulate"))).contains("没有选表");
        assertThat(tries("referral.bpmn", "<x/>")).contains("这里只试决策表");
        assertThat(tries("routing.dmn", "<not a table")).contains("没有试算", "routing.dmn");
        assertThat(tries("retention.dmn", table("retention.dmn"))).contains("这张表不影响等级、去向和期限");
    }

    @Test
    void aDraftDiagramShowsTheWayOfACaseAndWhatIsNewInIt() throws Exception {
        String draft = Files.readString(Path.of("bpmn/referral.bpmn"))
                .replace("${riskLevel == 'red' || riskLevel == 'orange'}", "${riskLevel == 'orange'}");
        long before = repository.createDeploymentQuery().count();

        String page = walks("referral.bpmn", draft, "C01");

        assertThat(page)
                .contains(
                        "referral.bpmn，样例 C01",
                        "否（riskLevel = red）",
                        "－ 告知值班领导",
                        "data-element=\"UserTask_EmergencyCall\"");
        assertThat(elements(page)).contains("Flow_Inform_Informed").doesNotContain("ServiceTask_InformDutyLeader");
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
    }

    @Test
    void aDeployedDiagramShowsTheWayItHasNow() throws Exception {
        String live = versions.of("agency-handoff.bpmn").get(0).deployment() + "/agency-handoff.bpmn";

        assertThat(performs(multipart("/modeling/simulate/path")
                        .param("version", live)
                        .param("case", "C01")))
                .contains("经过的步骤与现行版相同", "哪个去向的转办", "<option>R01、R07</option>", "EndEvent_HandoffCompleted");
    }

    @Test
    void aDraftThatTheGateWouldRefuseIsNotWalked() throws Exception {
        String draft =
                Files.readString(Path.of("bpmn/referral.bpmn")).replace("${registerReferral}", "${''.getClass()}");

        assertThat(walks("referral.bpmn", draft, "C01"))
                .contains("没有试走", "ServiceTask_RegisterReferral", "（expression）")
                .doesNotContain("data-elements");
        assertThat(walks("routing.dmn", table("routing.dmn"), "C01")).contains("请选一张流程图");
        assertThat(walks("referral.bpmn", "<!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]><x>&y;</x>", "C01"))
                .contains("没有试走")
                .doesNotContain("root:");
    }

    private String walks(String file, String content, String sample) throws Exception {
        return performs(multipart("/modeling/simulate/path")
                .file(new MockMultipartFile("files", file, "application/octet-stream", content.getBytes(UTF_8)))
                .param("case", sample));
    }

    private static List<String> elements(String page) {
        Matcher found = Pattern.compile("data-elements=\"([^\"]+)\"").matcher(page);
        assertThat(found.find()).isTrue();
        return List.of(found.group(1).split(" ", -1));
    }

    private String row(String page) {
        assertThat(page).contains(number);
        return page.substring(page.indexOf(number), page.indexOf("</tr>", page.indexOf(number)));
    }

    private String tries(String file, String content) throws Exception {
        MockMultipartHttpServletRequestBuilder form = multipart("/modeling/simulate");
        return performs(
                form.file(new MockMultipartFile("files", file, "application/octet-stream", content.getBytes(UTF_8))));
    }

    private static String table(String file) throws IOException {
        return Files.readString(Path.of("bpmn", file));
    }

    private String performs(AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
        return browser.perform(request.with(user("modeler").authorities(new SimpleGrantedAuthority("process-admin")))
                        .with(csrf()))
                .andReturn()
                .getResponse()
                .getContentAsString(UTF_8);
    }
}
