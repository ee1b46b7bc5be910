package org.usergroups.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/** Refuses request bodies over a size with 413, whether they announce it or not. Multipart uploads have limits of their own. */
final class BodyLimit extends OncePerRequestFilter {

    private final WebProperties properties;
    private final JsonMapper json;

    BodyLimit(WebProperties properties, JsonMapper json) {
        this.properties = properties;
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var type = request.getContentType();
        if (type != null && type.startsWith(MediaType.MULTIPART_FORM_DATA_VALUE)) {
            chain.doFilter(request, response);
            return;
        }
        var limit = properties.largeBodyPaths().stream().anyMatch(request.getRequestURI()::startsWith)
                ? properties.maxLargeBody()
                : properties.maxBody();
        if (request.getContentLengthLong() > limit.toBytes()) {
            var problem = tooLarge(limit);
            response.setStatus(problem.getStatusCode().value());
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.getOutputStream().write(json.writeValueAsBytes(problem.getBody()));
            return;
        }
        chain.doFilter(new Limited(request, limit), response);
    }

    private static Problem tooLarge(DataSize limit) {
        return Problem.tooLarge("A request may have at most %d kB here.".formatted(limit.toKilobytes()));
    }

    private static final class Limited extends HttpServletRequestWrapper {

        private final DataSize limit;

        Limited(HttpServletRequest request, DataSize limit) {
            super(request);
            this.limit = limit;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            var body = super.getInputStream();
            return new ServletInputStream() {
                private long count;

                @Override
                public int read() throws IOException {
                    var read = body.read();
                    count(read < 0 ? 0 : 1);
                    return read;
                }

                @Override
                public int read(byte[] buffer, int offset, int length) throws IOException {
                    var read = body.read(buffer, offset, length);
                    count(Math.max(0, read));
                    return read;
                }

                private void count(int read) {
                    count += read;
                    if (count > limit.toBytes()) {
                        throw tooLarge(limit);
                    }
                }

                @Override
                public boolean isFinished() {
                    return body.isFinished();
                }

                @Override
                public boolean isReady() {
                    return body.isReady();
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    body.setReadListener(listener);
                }
            };
        }
    }
}
