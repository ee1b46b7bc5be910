package org.usergroups.deploy.local.backends;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

/** The mailbox in the browser, and as JSON for scripts and tests. */
final class MailPages {

    private static final String JSON = "application/json";
    private static final String HTML = "text/html; charset=utf-8";

    private final Mails mails;

    private MailPages(Mails mails) {
        this.mails = mails;
    }

    static HttpServer start(Mails mails, int port) throws IOException {
        var pages = new MailPages(mails);
        var server = HttpServer.create(new InetSocketAddress(FreePort.LOOPBACK, port), 50);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", pages::answer);
        server.start();
        return server;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            var request = exchange.getRequestMethod() + " " + path;
            if (!isLocal(exchange)) {
                send(exchange, 403, HTML, MailHtml.notFound());
            } else if (request.equals("GET /")) {
                send(exchange, 200, HTML, MailHtml.list(mails.all()));
            } else if (request.startsWith("GET /messages/")) {
                var mail = mails.withId(path.substring("/messages/".length()));
                send(
                        exchange,
                        mail.isPresent() ? 200 : 404,
                        HTML,
                        mail.map(MailHtml::message).orElseGet(MailHtml::notFound));
            } else if (request.equals("GET /api/messages")) {
                send(
                        exchange,
                        200,
                        JSON,
                        Json.of(asked(exchange).stream().map(MailPages::fields).toList()));
            } else if (request.equals("DELETE /api/messages")) {
                mails.removeAll();
                exchange.sendResponseHeaders(204, -1);
            } else {
                send(exchange, 404, HTML, MailHtml.notFound());
            }
        }
    }

    /** A name of another host that points here is a web page that tries to read what is not its own. */
    private static boolean isLocal(HttpExchange exchange) {
        var host = String.valueOf(exchange.getRequestHeaders().getFirst("Host"));
        return host.matches("(localhost|127\\.0\\.0\\.1)(:\\d+)?");
    }

    private List<Mail> asked(HttpExchange exchange) {
        var query = exchange.getRequestURI().getRawQuery();
        if (query == null) {
            return mails.all();
        }
        var recipients = new ArrayList<String>();
        for (var parameter : query.split("&")) {
            if (parameter.startsWith("to=")) {
                recipients.add(URLDecoder.decode(parameter.substring(3), StandardCharsets.UTF_8));
            }
        }
        return recipients.isEmpty() ? mails.all() : mails.to(recipients.getFirst());
    }

    private static Map<String, Object> fields(Mail mail) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("id", String.valueOf(mail.id()));
        fields.put("to", mail.to());
        fields.put("from", mail.from());
        fields.put("subject", mail.subject());
        fields.put("receivedAt", mail.receivedAt());
        fields.put("text", mail.text());
        fields.put("headers", mail.headers());
        return fields;
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", type);
        headers.set("Cache-Control", "no-store");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
