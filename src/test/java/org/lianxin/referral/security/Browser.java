package org.lianxin.referral.security;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser without script: keeps cookies, follows no redirect by itself. */
public class Browser {

    public static final String PASSWORD = "Lianxin-demo-2026";

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final String address;

    public Browser(int port) {
        this.address = "http://localhost:" + port;
    }

    public HttpResponse<String> opens(String path) throws IOException, InterruptedException {
        return send(to(path).header("Accept", "text/html,*/*").GET());
    }

    public HttpResponse<String> fetches(String path) throws IOException, InterruptedException {
        return send(to(path).header("Accept", "application/json").GET());
    }

    public HttpResponse<String> posts(String path, String json) throws IOException, InterruptedException {
        return asScript("POST", path, json);
    }

    /** As a script of a page does it, with the token of the web applications. */
    public HttpResponse<String> asScript(String method, String path, String json)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                to(path).header("Content-Type", "application/json").header("Accept", "application/json");
        cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .forEach(cookie -> request.header("X-XSRF-TOKEN", cookie.getValue()));
        return send(request.method(method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json)));
    }

    /** As an outside client, with a password in the request. */
    public HttpResponse<String> asClient(String user, String password, String method, String path, String json)
            throws IOException, InterruptedException {
        String credentials =
                Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        return send(to(path).header("Authorization", "Basic " + credentials)
                .header("Content-Type", "application/json")
                .method(method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json)));
    }

    public HttpResponse<String> signsIn(String user, String password) throws IOException, InterruptedException {
        Matcher token = TOKEN.matcher(opens("/login").body());
        return submits(
                "/login",
                "username=" + user + "&password=" + encode(password) + "&_csrf="
                        + (token.find() ? encode(token.group(1)) : ""));
    }

    public HttpResponse<String> submits(String path, String form) throws IOException, InterruptedException {
        return send(to(path).header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    public static String location(HttpResponse<String> response) {
        return URI.create(response.headers().firstValue("Location").orElse("")).getPath();
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(address + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
