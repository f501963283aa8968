package org.lianxin.referral.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.util.UrlPathHelper;

/**
 * Commands that reach past the diagram: moving tokens, writing variables, running or moving timers, leaving
 * a task by another way than its form, migrating, restarting. The engine ties them to the same right as the correlation of a message, which outside clients of a caseworker need; so they are kept from
 * everybody but administrators here, for {@code engine-rest} and for its twin inside the web applications.
 */
class EngineWrites implements RequestMatcher {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final String ENGINE = "(?:/engine-rest(?:/engine/[^/]+)?|/camunda/api/engine/engine/[^/]+)";
    private static final Pattern PAST_THE_DIAGRAM = Pattern.compile(ENGINE
            + "/(?:(?:process-instance|execution|modification|migration|job|job-definition|incident|external-task"
            + "|signal|condition|batch)(?:/.*)?|process-definition/.*(?:restart|suspended).*|variable-instance/.+"
            + "|task/[^/]+/(?:bpmnError|bpmnEscalation|resolve|(?:v|localV)ariables)(?:/.*)?)");
    private static final Pattern QUERY = Pattern.compile(ENGINE
            + "/(?:(?:process-instance|execution|job|job-definition|external-task)(?:/count)?"
            + "|variable-instance/count)/?");

    @Override
    public boolean matches(HttpServletRequest request) {
        // Decoded, as the engine's resources see it: %70rocess-instance is no other place.
        String path = UrlPathHelper.defaultInstance.getPathWithinApplication(request);
        return !READING.contains(request.getMethod())
                && PAST_THE_DIAGRAM.matcher(path).matches()
                && !isQuery(request.getMethod(), path);
    }

    private static boolean isQuery(String method, String path) {
        return method.equals("POST") && QUERY.matcher(path).matches();
    }
}
