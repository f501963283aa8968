package org.lianxin.referral.tasklist;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class PageNonceTest {

    private static final Pattern NONCE = Pattern.compile("nonce-([^']+)'");

    private final PageNonce filter = new PageNonce();

    @Test
    void aPageCarriesTheNonceOfItsOwnHeaderAlthoughAnotherRequestCameBetween() throws Exception {
        MockHttpServletResponse other = new MockHttpServletResponse();

        MockHttpServletResponse page = answer("/camunda/app/tasklist/default/", (request, response) -> {
            filter.doFilter(new MockHttpServletRequest("GET", "/camunda/api/engine/task"), other, (in, out) -> {});
            write("<title>任务列表</title><script defer src=\"a.js\"></script><script>1</script>")
                    .doFilter(request, response);
        });

        String nonce = nonceOf(page);
        assertThat(nonce).isNotEqualTo(nonceOf(other));
        assertThat(page.getContentAsString(StandardCharsets.UTF_8))
                .isEqualTo(("<title>任务列表</title><script nonce=\"%1$s\" defer src=\"a.js\"></script>"
                                + "<script nonce=\"%1$s\">1</script>")
                        .formatted(nonce));
        assertThat(page.getContentLength()).isEqualTo(page.getContentAsByteArray().length);
    }

    @Test
    void whatIsNoPageStaysAsItIs() throws Exception {
        MockHttpServletResponse script = answer("/camunda/lib/deps.js", write("'<script'"));

        assertThat(script.getContentAsString(StandardCharsets.UTF_8)).isEqualTo("'<script'");
    }

    @Test
    void aPageOfOursIsLeftAlone() throws Exception {
        MockHttpServletResponse page = answer("/login", write("<script></script>"));

        assertThat(page.getHeader(PageNonce.HEADER)).isNull();
        assertThat(page.getContentAsString(StandardCharsets.UTF_8)).isEqualTo("<script></script>");
    }

    private MockHttpServletResponse answer(String path, FilterChain chain) throws ServletException, IOException {
        MockHttpServletResponse response = new MockHttpServletResponse();
        filter.doFilter(new MockHttpServletRequest("GET", path), response, chain);
        return response;
    }

    private static FilterChain write(String html) {
        return (request, response) -> {
            response.setCharacterEncoding(StandardCharsets.UTF_8.name());
            response.getWriter().append(html);
        };
    }

    private static String nonceOf(MockHttpServletResponse response) {
        Matcher matcher = NONCE.matcher(String.valueOf(response.getHeader(PageNonce.HEADER)));
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }
}
