package org.lianxin.referral.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** People at work through {@code engine-rest}, as an outside client or Tasklist would send it. */
final class Office {

    private static final String PASSWORD = "Lianxin-demo-2026";
    private static final Pattern ID = Pattern.compile("\\{\"id\":\"([^\"]+)\"");
    private static final Pattern BUSINESS_KEY = Pattern.compile("\"businessKey\":\"([^\"]+)\"");
    private static final int PATIENCE = 1500;

    private final Program program;
    private final HttpClient client = HttpClient.newHttpClient();

    Office(Program program) {
        this.program = program;
    }

    /** The number of the referral. */
    String takesIn(String form) {
        return found(
                BUSINESS_KEY,
                post("hantai-caseworker", "/process-definition/key/referral/submit-form", variables(form)));
    }

    /** Waits for the task, which a job may yet have to reach; returns its id. */
    String waitsFor(String businessKey, String step) {
        String query = "/task?processInstanceBusinessKey=" + businessKey + "&taskDefinitionKey=" + step;
        for (int attempt = 0; attempt < PATIENCE; attempt++) {
            Matcher id = ID.matcher(send("admin", HttpRequest.newBuilder(rest(query))));
            if (id.find()) {
                return id.group(1);
            }
            pause();
        }
        throw new IllegalStateException(step + " of " + businessKey + " never came");
    }

    String claims(String person, String businessKey, String step) {
        String task = waitsFor(businessKey, step);
        post(person, "/task/" + task + "/claim", "{\"userId\":\"" + person + "\"}");
        return task;
    }

    String submits(String person, String task, String form) {
        return post(person, "/task/" + task + "/submit-form", variables(form));
    }

    /** What Tasklist asks for to fill the form of a task. */
    String opens(String person, String task) {
        return send(person, HttpRequest.newBuilder(rest("/task/" + task + "/form-variables?deserializeValues=false")));
    }

    void handlesAs(String person, String businessKey, String step, String form) {
        submits(person, claims(person, businessKey, step), form);
    }

    private static String variables(String form) {
        return "{\"variables\":{" + form + "}}";
    }

    /** A job of the same hand-off may be ending a path beside the task just then: a person would click once more. */
    private String post(String person, String path, String json) {
        for (int attempt = 1; ; attempt++) {
            try {
                return send(
                        person,
                        HttpRequest.newBuilder(rest(path))
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(json)));
            } catch (IllegalStateException overtaken) {
                if (attempt == 3) {
                    throw overtaken;
                }
                pause();
            }
        }
    }

    private java.net.URI rest(String path) {
        return program.address("/engine-rest" + path);
    }

    private String send(String person, HttpRequest.Builder request) {
        String credentials =
                Base64.getEncoder().encodeToString((person + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        try {
            HttpResponse<String> response = client.send(
                    request.header("Authorization", "Basic " + credentials).build(), BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new IllegalStateException(response.uri() + ": " + response.statusCode() + " " + response.body());
            }
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String found(Pattern pattern, String answer) {
        Matcher matcher = pattern.matcher(answer);
        if (!matcher.find()) {
            throw new IllegalStateException("No " + pattern + " in " + answer);
        }
        return matcher.group(1);
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(20);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
