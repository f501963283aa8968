package org.lianxin.referral.security;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser without script: keeps cookies, follows no redirect by itself. */
public class Browser {

    public static final String PASSWORD = "Lianxin-demo-2026";

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final String address;

    private final String claimedAddress;

    public Browser(int port) {
        this(port, "");
    }

    /** Behind a proxy, or pretending to be: which address the request is forwarded for. */
    public Browser(int port, String claimedAddress) {
        this.address = "http://localhost:" + port;
        this.claimedAddress = claimedAddress;
    }

    public HttpResponse<String> opens(String path) throws IOException, InterruptedException {
        return send(to(path).header("Accept", "text/html,*/*").GET());
    }

    public HttpResponse<String> fetches(String path) throws IOException, InterruptedException {
        return send(to(path).header("Accept", "application/json").GET());
    }

    public HttpResponse<String> asks(String method, String path) throws IOException, InterruptedException {
        return send(to(path).method(method, BodyPublishers.noBody()));
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
        return asClient(user, password, method, path, json, "application/json");
    }

    public HttpResponse<String> asClient(
            String user, String password, String method, String path, String body, String type)
            throws IOException, InterruptedException {
        return send(to(path).header("Authorization", basic(user, password))
                .header("Content-Type", type)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    /** As a client that does not say beforehand how much it sends. */
    public HttpResponse<String> asClientInChunks(String user, String password, String path, String body, String type)
            throws IOException, InterruptedException {
        return send(to(path).header("Authorization", basic(user, password))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)))));
    }

    private static String basic(String user, String password) {
        String credentials = user + ":" + password;
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    public HttpResponse<String> signsIn(String user, String password) throws IOException, InterruptedException {
        return fillsIn("/login", "/login", Map.of("username", user, "password", password));
    }

    /** Sends the form of a page with the token that is in it. */
    public HttpResponse<String> fillsIn(String page, String path, Map<String, String> fields)
            throws IOException, InterruptedException {
        Matcher token = TOKEN.matcher(opens(page).body());
        String form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return submits(path, form + "&_csrf=" + (token.find() ? encode(token.group(1)) : ""));
    }

    public String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    public void keepsCookie(String name, String value) {
        HttpCookie cookie = new HttpCookie(name, value);
        cookie.setPath("/");
        cookies.getCookieStore().add(URI.create(address), cookie);
    }

    public HttpResponse<String> submits(String path, String form) throws IOException, InterruptedException {
        return send(to(path).header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    /** Sends a request without a body and with no more headers than these. */
    public HttpResponse<String> sends(String method, String path, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = to(path).method(method, BodyPublishers.noBody());
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    public static String location(HttpResponse<String> response) {
        return URI.create(response.headers().firstValue("Location").orElse("")).getPath();
    }

    private HttpRequest.Builder to(String path) {
        URI target = path.startsWith("http") ? URI.create(path) : URI.create(address + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(target);
        return claimedAddress.isEmpty() ? request : request.header("X-Forwarded-For", claimedAddress);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
