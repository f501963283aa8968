package org.lianxin.referral.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lianxin.referral.security.Browser.PASSWORD;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Through all redirects, against a small identity provider that really runs. */
class OidcSignInTest extends GuardedDoor {

    private final IdentityService identities;
    private final String subject = UUID.randomUUID().toString();
    private final String name = "li" + subject.substring(0, 8);
    private Browser browser = new Browser(0);

    @Autowired
    OidcSignInTest(IdentityService identities) {
        this.identities = identities;
    }

    @BeforeEach
    void openABrowser() {
        browser = newBrowser();
    }

    @Test
    void theSignInPageOffersBothWays() throws Exception {
        assertThat(browser.opens("/login").body())
                .contains("href=\"/oauth2/authorization/federation\"", "统一身份认证登录", "name=\"password\"");
    }

    @Test
    void aNewMemberIsTakenInWithTheRolesAndTheOfficeTheProviderNames() throws Exception {
        HttpResponse<String> arrival = signsIn(Map.of("roles", List.of("经办", "食堂"), "office", "610702"));

        assertThat(Browser.location(arrival)).isEqualTo("/");
        assertThat(Browser.location(browser.opens("/"))).isEqualTo("/camunda/app/tasklist/default/");
        browser.opens("/camunda/app/tasklist/default/");
        assertThat(browser.fetches("/camunda/api/admin/auth/user/default").body())
                .contains(name);
        assertThat(groups()).containsExactly("caseworker");
        assertThat(tenants()).containsExactly("610702");
        assertThat(identities.createUserQuery().userId(name).singleResult())
                .satisfies(user -> assertThat(user.getEmail()).isEqualTo("li@fulian.example"));
    }

    @Test
    void whatTheProviderTakesBackEndsAtTheNextSignIn() throws Exception {
        signsIn(Map.of("roles", List.of("经办", "部长"), "office", "610702"));

        browser = newBrowser();
        signsIn(Map.of("roles", List.of("经办"), "office", "610723"));

        assertThat(groups()).containsExactly("caseworker");
        assertThat(tenants()).containsExactly("610723");
    }

    @Test
    void theProviderAnswersForTheSecondFactor() throws Exception {
        assertThat(Browser.location(signsIn(Map.of("roles", List.of("部长"), "office", "610700"))))
                .isEqualTo("/");
        assertThat(tenants()).contains("610700", "610702", "610723");
    }

    @ParameterizedTest
    @CsvSource({"食堂, 610702, 没有分配本系统的岗位", "经办, 110000, 没有填写所属妇联"})
    void whoHasNoRoleOrNoOfficeHereIsToldSoAndNotTakenIn(String role, String office, String sentence) throws Exception {
        HttpResponse<String> refused = signsIn(Map.of("roles", List.of(role), "office", office));

        assertThat(browser.opens(target(refused)).body()).contains(sentence);
        assertThat(browser.fetches("/still-there").statusCode()).isEqualTo(401);
        assertThat(identities.createUserQuery().userId(name).count()).isZero();
    }

    @Test
    void anAccountOfThisSystemIsNotTakenOverByItsName() throws Exception {
        HttpResponse<String> refused =
                signsIn(Map.of("roles", List.of("经办"), "office", "610702", "preferred_username", "admin"));

        assertThat(browser.opens(target(refused)).body()).contains("已有同名账号");
        assertThat(browser.fetches("/still-there").statusCode()).isEqualTo(401);
        assertThat(identities
                        .createGroupQuery()
                        .groupMember("admin")
                        .groupId("system-admin")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void aNameThatTheEngineCannotTakeIsRefused() throws Exception {
        HttpResponse<String> refused =
                signsIn(Map.of("roles", List.of("经办"), "office", "610702", "preferred_username", "li/../admin"));

        assertThat(browser.opens(target(refused)).body()).contains("不能使用的字符");
    }

    @Test
    void anAnswerThatNobodyAskedForIsRefused() throws Exception {
        HttpResponse<String> forged = browser.opens("/login/oauth2/code/federation?code=x&state=y");

        assertThat(browser.opens(target(forged)).body()).contains("统一身份认证没有完成");
        assertThat(browser.fetches("/still-there").statusCode()).isEqualTo(401);
    }

    @Test
    void nobodyKnowsThePasswordOfAMember() throws Exception {
        signsIn(Map.of("roles", List.of("经办"), "office", "610702"));

        assertThat(Browser.location(newBrowser().signsIn(name, PASSWORD))).isEqualTo("/login");
        assertThat(newBrowser()
                        .asClient(name, PASSWORD, "GET", "/engine-rest/task/count", "")
                        .statusCode())
                .isEqualTo(401);
    }

    private HttpResponse<String> signsIn(Map<String, Object> claims) throws Exception {
        Map<String, Object> all = new java.util.HashMap<>(Map.of(
                "preferred_username", name, "family_name", "李", "given_name", "示例", "email", "li@fulian.example"));
        all.putAll(claims);
        PROVIDER.enqueueCallback(
                new DefaultOAuth2TokenCallback("federation", subject, "JWT", List.of("lianxin-bridge"), all, 3600));
        HttpResponse<String> toProvider = browser.opens("/oauth2/authorization/federation");
        HttpResponse<String> back = browser.opens(target(toProvider));
        return browser.opens(target(back));
    }

    private List<String> groups() {
        return identities.createGroupQuery().groupMember(name).list().stream()
                .map(Group::getId)
                .toList();
    }

    private List<String> tenants() {
        return identities.createTenantQuery().userMember(name).list().stream()
                .map(Tenant::getId)
                .toList();
    }

    private static String target(HttpResponse<String> redirect) {
        assertThat(redirect.statusCode()).as(redirect.body()).isEqualTo(302);
        String location = redirect.headers().firstValue("Location").orElseThrow();
        return URI.create(location).toString();
    }
}
