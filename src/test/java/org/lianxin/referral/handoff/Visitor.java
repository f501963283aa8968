package org.lianxin.referral.handoff;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser without JavaScript: keeps cookies, follows redirects, sends the forms of the page it sees. */
public final class Visitor {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final String BOUNDARY = "----lianxin-test";

    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final URI server;
    private HttpResponse<String> seen;

    public Visitor(int port, String firstPath) {
        this.server = URI.create("http://localhost:" + port);
        this.seen = fetch(firstPath);
    }

    public Visitor opens(String path) {
        seen = fetch(path);
        return this;
    }

    public Visitor sends(String path, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&", "", "&_csrf=" + URLEncoder.encode(csrf(), UTF_8)));
        seen = exchange(HttpRequest.newBuilder(server.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build());
        return this;
    }

    public Visitor sends(String path, Map<String, String> fields, List<Upload> uploads) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        fields.forEach((name, value) -> part(body, "name=\"" + name + "\"", "text/plain", value.getBytes(UTF_8)));
        uploads.forEach(upload ->
                part(body, "name=\"files\"; filename=\"" + upload.name() + "\"", upload.type(), upload.content()));
        part(body, "name=\"_csrf\"", "text/plain", csrf().getBytes(UTF_8));
        body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(UTF_8));
        seen = exchange(HttpRequest.newBuilder(server.resolve(path))
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                .build());
        return this;
    }

    public String text() {
        return seen.body();
    }

    public int status() {
        return seen.statusCode();
    }

    public String header(String name) {
        return seen.headers().firstValue(name).orElse("");
    }

    public String path() {
        return seen.uri().getPath();
    }

    private HttpResponse<String> fetch(String path) {
        return exchange(HttpRequest.newBuilder(server.resolve(path))
                .header("Accept", "text/html")
                .build());
    }

    private String csrf() {
        Matcher field = CSRF.matcher(seen.body());
        assertThat(field.find()).as("a form with a token on the page").isTrue();
        return field.group(1);
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString(UTF_8));
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static void part(ByteArrayOutputStream body, String disposition, String type, byte[] content) {
        body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\nContent-Type: "
                        + type + "\r\n\r\n")
                .getBytes(UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(UTF_8));
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Upload(String name, String type, byte[] content) {

        public static Upload pdf(String name) {
            return new Upload(name, "application/pdf", "%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n".getBytes(UTF_8));
        }
    }
}
