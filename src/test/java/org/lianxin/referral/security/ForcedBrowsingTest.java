package org.lianxin.referral.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lianxin.referral.security.Browser.PASSWORD;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lianxin.referral.ReferralTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * Every address of every page, tried by everybody. The addresses come from the application itself: a page that nobody
 * put in the table below fails the build.
 */
@ReferralTest
class ForcedBrowsingTest {

    /** Who passes the front door, by the beginning of the address. What a page then shows to whom is its own matter. */
    private static final Map<String, Door> DOORS = new TreeMap<>(Map.ofEntries(
            Map.entry("/login", Door.OPEN),
            Map.entry("/second-factor", Door.OPEN),
            Map.entry("/partner/", Door.OPEN),
            Map.entry("/report", Door.OPEN),
            Map.entry("/error", Door.OPEN),
            Map.entry("/actuator/health", Door.OPEN),
            Map.entry("/actuator/health/*", Door.ADMINISTRATOR),
            Map.entry("/still-there", Door.STAFF),
            Map.entry("/application-password", Door.STAFF),
            Map.entry("/handoffs/", Door.STAFF),
            Map.entry("/referrals", Door.BY_ROLE),
            Map.entry("/document-numbers", Door.BY_ROLE),
            Map.entry("/suggestions/", Door.STAFF),
            Map.entry("/access-log", Door.ADMINISTRATOR),
            Map.entry("/modeling", Door.PROCESS_ADMINISTRATOR),
            Map.entry("/mailbox", Door.STAFF),
            Map.entry("/actuator", Door.ADMINISTRATOR),
            Map.entry("/sign-in-help", Door.ADMINISTRATOR)));

    private static final List<String> STAFF = List.of(
            "hantai-caseworker",
            "hantai-supervisor",
            "hantai-signatory",
            "hantai-duty-leader",
            "hantai-town-contact",
            "hantai-legal-counsel",
            "hantai-counsellor",
            "hantai-mediator",
            "hantai-statistician",
            "modeler");

    private final WebApplicationContext application;
    private final IdentityService identities;
    private final MockMvc browser;

    @LocalServerPort
    private int port;

    @Autowired
    ForcedBrowsingTest(WebApplicationContext application, IdentityService identities) {
        this.application = application;
        this.identities = identities;
        this.browser = MockMvcBuilders.webAppContextSetup(application)
                .apply(SecurityMockMvcConfigurers.springSecurity())
                .build();
    }

    private Set<Address> addresses = Set.of();

    @BeforeEach
    void collectTheAddresses() {
        addresses = application.getBeansOfType(RequestMappingInfoHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .flatMap(info -> info.getPatternValues().stream().flatMap(pattern -> (info.getMethodsCondition()
                                        .getMethods()
                                        .isEmpty()
                                ? List.of(HttpMethod.GET, HttpMethod.POST)
                                : info.getMethodsCondition().getMethods().stream()
                                        .map(method -> method.asHttpMethod())
                                        .toList())
                        .stream().map(method -> new Address(method, pattern))))
                .collect(java.util.stream.Collectors.toSet());
        assertThat(addresses).hasSizeGreaterThan(25);
    }

    @Test
    void everyPageHasAPlaceInTheTable() {
        assertThat(addresses).allSatisfy(address -> assertThat(address.door()).isNotNull());
    }

    @Test
    void withoutSignInOnlyOpenPagesAnswer() {
        assertThat(addresses).allSatisfy(address -> {
            int status = status(address, csrf());
            if (address.door() == Door.OPEN) {
                assertThat(status).isNotIn(401, 403);
            } else {
                assertThat(status).isEqualTo(401);
            }
        });
    }

    @Test
    void pagesOfAdministratorsAreShutToEverybodyElse() {
        for (String person : STAFF) {
            assertThat(addresses)
                    .filteredOn(address -> address.door() == Door.ADMINISTRATOR)
                    .isNotEmpty()
                    .allSatisfy(address ->
                            assertThat(status(address, signedIn(person))).isEqualTo(403));
        }
    }

    @Test
    void pagesOfTheProcessAdministratorAreShutToEverybodyElseAndToTheSystemAdministrator() {
        assertThat(addresses)
                .filteredOn(address -> address.door() == Door.PROCESS_ADMINISTRATOR)
                .isNotEmpty()
                .allSatisfy(address -> {
                    for (String person : List.of("hantai-caseworker", "hantai-supervisor", "admin")) {
                        assertThat(status(address, signedIn(person))).isEqualTo(403);
                    }
                    assertThat(status(address, signedIn("modeler"))).isNotIn(401, 403);
                });
    }

    @Test
    void theFrontDoorLetsStaffToItsPagesAndTheAdministratorToAll() {
        for (String person : STAFF) {
            assertThat(addresses)
                    .filteredOn(address -> address.door() == Door.OPEN || address.door() == Door.STAFF)
                    .allSatisfy(address ->
                            assertThat(status(address, signedIn(person))).isNotIn(401, 403));
        }
        assertThat(addresses)
                .filteredOn(address -> address.door() != Door.BY_ROLE && address.door() != Door.PROCESS_ADMINISTRATOR)
                .allSatisfy(address ->
                        assertThat(status(address, signedIn("admin"))).isNotIn(401, 403));
    }

    @Test
    void everyFormWithoutItsTokenIsRefused() {
        assertThat(addresses)
                .filteredOn(address -> address.method().equals(HttpMethod.POST))
                .isNotEmpty()
                .allSatisfy(
                        address -> assertThat(status(address, person("admin"))).isEqualTo(403));
    }

    @ParameterizedTest
    @CsvSource({
        "hantai-caseworker,   tasklist welcome",
        "hantai-supervisor,   tasklist welcome",
        "hantai-town-contact, tasklist welcome",
        "hantai-statistician, welcome",
        "modeler,             cockpit welcome",
        "admin,               tasklist cockpit admin welcome",
    })
    void eachRoleOpensItsWebApplicationsAndNoOther(String person, String opened) throws Exception {
        Browser visitor = new Browser(port);
        visitor.signsIn(person, PASSWORD);

        for (String application : List.of("tasklist", "cockpit", "admin", "welcome")) {
            assertThat(visitor.opens("/camunda/app/" + application + "/default/")
                            .statusCode())
                    .as(application)
                    .isEqualTo(List.of(opened.split(" ")).contains(application) ? 200 : 403);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/h2-console",
                "/h2-console/",
                "/console",
                "/swagger-ui.html",
                "/v3/api-docs",
                "/jolokia",
                "/manager/html",
                "/WEB-INF/web.xml",
                "/META-INF/MANIFEST.MF",
                "/css/",
                "/js/",
                "/camunda/lib/",
                "/application.yaml",
                "/data/lianxin.mv.db",
                "/.git/config"
            })
    void whatScannersLookForIsNotThereEvenForAdministrators(String path) throws Exception {
        Browser scanner = new Browser(port);
        scanner.signsIn("admin", PASSWORD);

        assertThat(scanner.opens(path).statusCode()).isIn(400, 404);
    }

    private int status(Address address, RequestPostProcessor... who) {
        var attempt = request(address.method(), address.pattern().replaceAll("\\{[^/]*}", "none"))
                .accept("application/json");
        for (RequestPostProcessor one : who) {
            attempt.with(one);
        }
        try {
            return browser.perform(attempt).andReturn().getResponse().getStatus();
        } catch (Exception broken) {
            throw new IllegalStateException(address.toString(), broken);
        }
    }

    private RequestPostProcessor signedIn(String person) {
        return attempt -> csrf().postProcessRequest(person(person).postProcessRequest(attempt));
    }

    private RequestPostProcessor person(String person) {
        List<GrantedAuthority> groups = identities.createGroupQuery().groupMember(person).list().stream()
                .<GrantedAuthority>map(group -> new SimpleGrantedAuthority(group.getId()))
                .toList();
        return user(person).authorities(groups);
    }

    private enum Door {
        OPEN,
        STAFF,
        /** For staff, and each role sees something else: {@code RegisterPageTest} and {@code AccessMatrixTest}. */
        BY_ROLE,
        ADMINISTRATOR,
        PROCESS_ADMINISTRATOR
    }

    private record Address(HttpMethod method, String pattern) {

        /** Of the longest beginning that fits. */
        Door door() {
            return DOORS.entrySet().stream()
                    .filter(door -> pattern.equals("/")
                            || pattern.startsWith(door.getKey())
                            || (pattern + "/").equals(door.getKey()))
                    .max(java.util.Comparator.comparingInt(door -> door.getKey().length()))
                    .map(door -> pattern.equals("/") ? Door.STAFF : door.getValue())
                    .orElseThrow(() -> new AssertionError("Nobody said who may open " + pattern));
        }
    }
}
