package org.lianxin.referral.workbench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.lianxin.referral.security.Browser.PASSWORD;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.lianxin.referral.ReferralTest;
import org.lianxin.referral.security.Browser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The pages below {@code /modeling} as the process administrator opens them. */
@ReferralTest
class ModelingPageTest {

    private static final String FILE = "report-alarm.bpmn";

    private final ModelVersions versions;
    private final MockMvc browser;

    @LocalServerPort
    private int port;

    @Autowired
    ModelingPageTest(WebApplicationContext application, ModelVersions versions, IdentityService identities) {
        this.versions = versions;
        this.browser = MockMvcBuilders.webAppContextSetup(application)
                .apply(SecurityMockMvcConfigurers.springSecurity())
                .build();
    }

    @Test
    void theOverviewTellsEveryFileWithItsVersionAndWhoDeployedIt() throws Exception {
        String page = opens("/modeling").getContentAsString(UTF_8);

        assertThat(page).contains("referral.bpmn", "routing.dmn", "intake.form", "流程图", "决策表", "表单", "程序启动时从文件夹部署");
    }

    @Test
    void aFileIsDownloadedAsItWasDeployed() throws Exception {
        ModelVersion version = newest("urging.bpmn");

        MockHttpServletResponse answer = opens("/modeling/files/urging.bpmn/" + version.deployment());

        assertThat(answer.getContentAsByteArray()).isEqualTo(Files.readAllBytes(Path.of("bpmn/urging.bpmn")));
        assertThat(answer.getHeader("Content-Disposition")).contains("attachment", "urging.bpmn");
    }

    @Test
    void withoutARemarkNothingIsDeployed() throws Exception {
        int before = versions.of(FILE).size();

        assertThat(problems(uploads(" ", file(FILE, diagram("改名")))))
                .singleElement()
                .asString()
                .contains("没有写说明");
        assertThat(versions.of(FILE)).hasSize(before);
    }

    @Test
    void aDiagramIsDeployedWithItsFormsAndTheRemarkIsKept() throws Exception {
        uploads("试一试改名", file(FILE, diagram("改名")));

        ModelVersion version = newest(FILE);
        assertThat(version.remark()).isEqualTo("试一试改名");
        assertThat(version.by()).isEqualTo("modeler");
        assertThat(new String(versions.content(version), UTF_8)).contains("改名");
    }

    @Test
    void aFormTakesTheDiagramsThatShowItWithIt() throws Exception {
        String form = Files.readString(Path.of("forms/erasure-request.form"));

        uploads("改表单", file("erasure-request.form", form.replaceFirst("\"components\": \\[", "\"components\":  [")));

        assertThat(newest("erasure.bpmn").deployment())
                .isEqualTo(newest("erasure-request.form").deployment());
        assertThat(newest("approve-erasure.form").deployment())
                .isEqualTo(newest("erasure-request.form").deployment());
    }

    @Test
    void aBrokenFileIsRefusedInWordsAndNothingOfItIsStored() throws Exception {
        int before = versions.of(FILE).size();

        assertThat(problems(uploads("坏文件", file(FILE, "<not a diagram")))).isNotEmpty();
        assertThat(problems(uploads("坏名字", file("../x.sh", "x"))))
                .anyMatch(problem -> problem.contains("不能部署") && problem.endsWith("（file-kind）"));
        assertThat(versions.of(FILE)).hasSize(before);
        assertThat(versions.of("../x.sh")).isEmpty();
    }

    @Test
    void aDiagramThatBreaksRulesIsRefusedWithAllThatIsWrong() throws Exception {
        int before = versions.of("erasure.bpmn").size();
        String broken = Files.readString(Path.of("bpmn/erasure.bpmn"))
                .replaceAll(" camunda:candidateGroups=\"[^\"]*\"", "")
                .replaceFirst(" camunda:versionTag=\"[^\"]*\"", "");

        assertThat(problems(uploads("去掉办理人", file("erasure.bpmn", broken))))
                .anyMatch(problem -> problem.contains("erasure.bpmn") && problem.endsWith("（user-task）"))
                .anyMatch(problem -> problem.endsWith("（process）"));
        assertThat(versions.of("erasure.bpmn")).hasSize(before);
    }

    @Test
    void anEarlierVersionComesBackAsANewOne() throws Exception {
        uploads("第一次", file(FILE, diagram("第一")));
        ModelVersion first = newest(FILE);
        uploads("第二次", file(FILE, diagram("第二")));

        performs(post("/modeling/files/" + FILE + "/" + first.deployment() + "/roll-back")
                .param("remark", "第二次不对"));

        assertThat(newest(FILE).remark()).contains("退回到第 " + first.version() + " 版", "第二次不对");
        assertThat(versions.content(newest(FILE))).isEqualTo(versions.content(first));
    }

    @Test
    void twoVersionsStandBesideEachOther() throws Exception {
        uploads("比一比", file(FILE, diagram("比一比")));
        List<ModelVersion> all = versions.of(FILE);

        String page = opens("/modeling/files/%s/compare?from=%s&to=%s"
                        .formatted(FILE, all.get(1).deployment(), all.get(0).deployment()))
                .getContentAsString(UTF_8);

        assertThat(page)
                .contains(
                        "data-kind=\"DIAGRAM\"",
                        all.get(1).deployment(),
                        all.get(0).deployment());
        assertThat(opens("/modeling/files/nothing.bpmn").getStatus()).isEqualTo(404);
    }

    @Test
    void theNameThatModelerProposesIsNoRemark() throws Exception {
        assertThat(asModeler("report-alarm").body()).contains("没有部署说明");
        assertThat(asModeler("").body()).contains("没有部署说明");
        assertThat(asModeler("从 Modeler 部署").statusCode()).isEqualTo(200);
        assertThat(newest(FILE).remark()).isEqualTo("从 Modeler 部署");
    }

    @Test
    void nobodyElseOpensThesePages() throws Exception {
        for (String role : List.of("caseworker", "supervisor", "system-admin", "camunda-admin")) {
            assertThat(browser.perform(get("/modeling")
                                    .with(user("somebody").authorities(new SimpleGrantedAuthority(role))))
                            .andReturn()
                            .getResponse()
                            .getStatus())
                    .as(role)
                    .isEqualTo(403);
        }
    }

    @Test
    void whatModelerSendsIsRefusedWithEverythingThatIsWrongAndNothingOfItIsStored() throws Exception {
        int before = versions.of("erasure.bpmn").size();
        String broken = Files.readString(Path.of("bpmn/erasure.bpmn"))
                .replaceAll(" camunda:candidateGroups=\"[^\"]*\"", "")
                .replaceFirst(" camunda:versionTag=\"[^\"]*\"", "");

        java.net.http.HttpResponse<String> answer = asModeler("去掉办理人", "erasure.bpmn", broken);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("没有部署，有 2 处要改", "〔erasure.bpmn · ", "（user-task）", "（process）");
        assertThat(versions.of("erasure.bpmn")).hasSize(before);
    }

    @Test
    void aDiagramThatModelerSendsAloneBringsItsForms() throws Exception {
        String form = "approve-erasure.form";
        int before = versions.of(form).size();

        asModeler(
                "改一改说明",
                "erasure.bpmn",
                Files.readString(Path.of("bpmn/erasure.bpmn")).replaceFirst("</bpmn:documentation>", "。$0"));

        assertThat(versions.of(form)).hasSize(before + 1);
        assertThat(newest(form).deployment()).isEqualTo(newest("erasure.bpmn").deployment());
    }

    private java.net.http.HttpResponse<String> asModeler(String name) throws Exception {
        return asModeler(name, FILE, diagram("经 Modeler" + name));
    }

    private java.net.http.HttpResponse<String> asModeler(String name, String file, String content) throws Exception {
        String part = "--part\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n%s\r\n";
        String body = part.formatted("deployment-name", "", name)
                + part.formatted("deployment-source", "", "Camunda Modeler")
                + part.formatted("deploy-changed-only", "", "true")
                + part.formatted("enable-duplicate-filtering", "", "true")
                + part.formatted(file, "; filename=\"" + file + "\"", content)
                + "--part--\r\n";
        return new Browser(port)
                .asClient(
                        "modeler",
                        PASSWORD,
                        "POST",
                        "/engine-rest/deployment/create",
                        body,
                        "multipart/form-data; boundary=part; charset=utf-8");
    }

    private ModelVersion newest(String file) {
        return versions.of(file).get(0);
    }

    private static String diagram(String name) throws IOException {
        return Files.readString(Path.of("bpmn", FILE)).replaceFirst("(<bpmn:process [^>]*name=\")[^\"]*", "$1" + name);
    }

    private static MockMultipartFile file(String name, String content) {
        return new MockMultipartFile("files", name, "application/octet-stream", content.getBytes(UTF_8));
    }

    private MvcResult uploads(String remark, MockMultipartFile file) throws Exception {
        return performs(multipart("/modeling/deploy").file(file).param("remark", remark));
    }

    @SuppressWarnings("unchecked")
    private static List<String> problems(MvcResult result) {
        return (List<String>) Objects.requireNonNull(result.getFlashMap().get("problems"));
    }

    private MvcResult performs(AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
        return browser.perform(request.with(user("modeler").authorities(new SimpleGrantedAuthority("process-admin")))
                        .with(csrf()))
                .andReturn();
    }

    private MockHttpServletResponse opens(String path) throws Exception {
        MockHttpServletRequestBuilder page = get(path);
        return performs(page).getResponse();
    }
}
