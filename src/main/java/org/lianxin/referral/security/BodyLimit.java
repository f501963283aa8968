package org.lianxin.referral.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes no more than a deployment of all diagrams and forms needs, many times over. The engine's REST keeps the whole
 * body in memory, and a client that sends in chunks does not say beforehand how long it is.
 */
final class BodyLimit extends OncePerRequestFilter {

    private static final int MEGABYTES = 5;
    private static final int BYTES = MEGABYTES * 1024 * 1024;
    private static final String ANSWER = "{\"type\":\"InvalidRequestException\",\"message\":\"内容超过" + MEGABYTES
            + " MB，没有接收。请只部署流程图、决策表和表单，并分批提交。\"}";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > BYTES) {
            refuse(response);
        } else if (request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null) {
            chain.doFilter(request, response);
        } else {
            byte[] body = request.getInputStream().readNBytes(BYTES + 1);
            if (body.length > BYTES) {
                refuse(response);
            } else {
                chain.doFilter(new Read(request, body), response);
            }
        }
    }

    private static void refuse(HttpServletResponse response) throws IOException {
        response.setStatus(HttpStatus.PAYLOAD_TOO_LARGE.value());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().write(ANSWER);
    }

    /** A request whose body has been read already. */
    private static final class Read extends HttpServletRequestWrapper {

        private final InputStream body;

        Read(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = new ByteArrayInputStream(body);
        }

        @Override
        public ServletInputStream getInputStream() {
            return new ServletInputStream() {

                @Override
                public int read() throws IOException {
                    return body.read();
                }

                @Override
                public int read(byte[] into, int offset, int length) throws IOException {
                    return body.read(into, offset, length);
                }

                @Override
                public boolean isFinished() {
                    return false;
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    throw new UnsupportedOperationException("read at once");
                }
            };
        }
    }
}
