package org.lianxin.referral.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.util.UrlPathHelper;

/**
 * Where the engine would keep words of a person in plain text: comments, attachments, annotations, and tasks made or renamed
 * by hand. Nobody writes there; what is to be said about a case goes into its forms, which are sealed.
 */
class EngineTexts implements RequestMatcher {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final Pattern TEXT = Pattern.compile("(?:/engine-rest|/camunda/api/engine).*/(?:comment(?:/.*)?"
            + "|attachment(?:/.*)?|(?:set-|clear-)?annotation|task/create|task/[^/]+)/?");

    @Override
    public boolean matches(HttpServletRequest request) {
        String path = UrlPathHelper.defaultInstance.getPathWithinApplication(request);
        boolean taskQuery = path.endsWith("/task/count") || path.endsWith("/task/");
        return !READING.contains(request.getMethod())
                && !taskQuery
                && TEXT.matcher(path).matches();
    }
}
