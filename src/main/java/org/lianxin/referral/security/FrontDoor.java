package org.lianxin.referral.security;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.withDefaults;

import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.jspecify.annotations.Nullable;
import org.lianxin.referral.organisation.Roles;
import org.lianxin.referral.privacy.SealedTable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.logout.LogoutFilter;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Two chains: outside clients with a password in each request, people with a session. Everything not named is shut. */
@Configuration(proxyBeanMethods = false)
class FrontDoor {

    private static final String[] ADMINISTRATORS = {Roles.SYSTEM_ADMIN, Groups.CAMUNDA_ADMIN};

    private static final RequestMatcher ENGINE_REST = anyOf("/engine-rest", "/engine-rest/**");
    private static final RequestMatcher WEBAPPS = anyOf("/camunda/**");

    /** Makes an administrator without sign-in while there is none (CVE-2026-77226). */
    private static final RequestMatcher SETUP = anyOf("/camunda/api/admin/setup/**", "/camunda/app/admin/*/setup/**");

    private static final RequestMatcher PUBLIC = anyOf(
            "/login",
            "/second-factor/**",
            "/partner/**",
            "/report/**",
            "/css/**",
            "/js/**",
            "/viewers/**",
            "/fonts/**",
            "/favicon.ico",
            "/error",
            "/actuator/health");

    private static final RequestMatcher SIGN_OUT = new OrRequestMatcher(
            withDefaults().matcher(HttpMethod.POST, "/logout"),
            withDefaults().matcher(HttpMethod.POST, "/camunda/api/admin/auth/user/*/logout"));

    private static final RequestMatcher SIGN_IN_OR_OUT =
            new OrRequestMatcher(withDefaults().matcher(HttpMethod.POST, "/login"), SIGN_OUT);

    private final EngineUsers users;
    private final SecondFactorRule secondFactor;
    private final AttemptLimits limits;
    private final IdentityService identities;
    private final boolean overTls;

    FrontDoor(
            EngineUsers users,
            SecondFactorRule secondFactor,
            AttemptLimits limits,
            IdentityService identities,
            @Value("${lianxin.secure-cookies}") boolean overTls) {
        this.users = users;
        this.secondFactor = secondFactor;
        this.limits = limits;
        this.identities = identities;
        this.overTls = overTls;
    }

    @Bean
    @Order(1)
    SecurityFilterChain outsideClients(HttpSecurity http, ApplicationPasswords applicationPasswords) throws Exception {
        ClientsSignIn clients = new ClientsSignIn(users, secondFactor, applicationPasswords);
        return http.securityMatcher(ENGINE_REST)
                .authenticationProvider(new LimitedByAddress(clients, limits))
                .authorizeHttpRequests(requests -> requests.requestMatchers(new EngineTexts())
                        .denyAll()
                        .requestMatchers(new EngineWrites())
                        .hasAnyAuthority(ADMINISTRATORS)
                        .anyRequest()
                        .authenticated())
                .httpBasic(basic -> basic.authenticationEntryPoint(new ClientRefused()))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(new PageHeaders(WEBAPPS, overTls))
                .addFilterAfter(new EngineAuthenticationFilter(identities), AuthorizationFilter.class)
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain people(
            HttpSecurity http, Sessions sessions, SignInRefused refused, Clock clock, ObjectProvider<OidcDoor> oidc)
            throws Exception {
        http.authenticationProvider(new LimitedByAddress(new PagesSignIn(users, secondFactor), limits))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(SETUP, new EngineTexts())
                        .denyAll()
                        .requestMatchers(PUBLIC)
                        .permitAll()
                        .requestMatchers(new EngineWrites(), anyOf("/actuator/**", "/sign-in-help/**"))
                        .hasAnyAuthority(ADMINISTRATORS)
                        .requestMatchers(anyOf("/access-log"))
                        .hasAuthority(Roles.SYSTEM_ADMIN)
                        .requestMatchers(anyOf("/modeling/**"))
                        .hasAuthority(Roles.PROCESS_ADMIN)
                        .anyRequest()
                        .authenticated())
                .logout(logout -> logout.logoutRequestMatcher(SIGN_OUT).logoutSuccessHandler(new SignedOut()))
                .exceptionHandling(refusal -> refusal.defaultAuthenticationEntryPointFor(
                                (request, response, stranger) ->
                                        response.sendRedirect(request.getContextPath() + "/login"),
                                Pages::isPage)
                        .defaultAuthenticationEntryPointFor(
                                new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), request -> !Pages.isPage(request))
                        .defaultAccessDeniedHandlerFor(
                                new FormAgain(), withDefaults().matcher(HttpMethod.POST, "/report/**"))
                        // One mapping alone would be taken for every request.
                        .defaultAccessDeniedHandlerFor(new AccessDeniedHandlerImpl(), request -> true))
                .requestCache(cache -> cache.requestCache(sessions.pageAskedFor()))
                // The web applications have a token of their own.
                .csrf(csrf -> csrf.ignoringRequestMatchers(WEBAPPS))
                // A new session, so that nothing of another person's sign-in on the same machine is left in it.
                .sessionManagement(session -> session.sessionFixation(fixation -> fixation.newSession()))
                .headers(new PageHeaders(WEBAPPS, overTls))
                .headers(headers -> headers.addHeaderWriter(BrowserStorage.clearedAt(SIGN_IN_OR_OUT)))
                .addFilterBefore(new SessionLimits(clock), LogoutFilter.class)
                .addFilterBefore(new PartnerGuesses(limits), LogoutFilter.class)
                .addFilterAfter(new EngineAuthenticationFilter(identities), AuthorizationFilter.class);
        @Nullable OidcDoor federation = oidc.getIfAvailable();
        if (federation != null) {
            federation.open(http);
        }
        if (federation == null || federation.besidePasswords()) {
            http.formLogin(form -> form.loginPage("/login")
                    .successHandler(sessions.onward())
                    .failureHandler(refused)
                    .permitAll());
        }
        return http.build();
    }

    @Bean
    SealedTable sealedSecondFactors() {
        return SecondFactorRows.TABLE;
    }

    /** After the chains, so that only who is signed in may send at all. */
    @Bean
    FilterRegistrationBean<BodyLimit> bodyLimit() {
        FilterRegistrationBean<BodyLimit> registration = new FilterRegistrationBean<>(new BodyLimit());
        registration.addUrlPatterns("/engine-rest/*", "/camunda/api/*");
        registration.setOrder(200);
        return registration;
    }

    /** After the chains, before the filters of the web applications. */
    @Bean
    FilterRegistrationBean<ContainerBasedAuthenticationFilter> webappSignIn() {
        FilterRegistrationBean<ContainerBasedAuthenticationFilter> registration =
                new FilterRegistrationBean<>(new ContainerBasedAuthenticationFilter());
        registration.addInitParameter("authentication-provider", WebappSignIn.class.getName());
        registration.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
        registration.setOrder(201);
        return registration;
    }

    private static RequestMatcher anyOf(String... patterns) {
        return new OrRequestMatcher(Stream.of(patterns)
                .<RequestMatcher>map(pattern -> withDefaults().matcher(pattern))
                .toList());
    }
}
