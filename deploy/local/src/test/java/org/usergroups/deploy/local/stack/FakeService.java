package org.usergroups.deploy.local.stack;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Stands in for a service: ready at once; signs in like roster-service and portal together; ends when told to. JDK only. */
final class FakeService {

    private static final Map<String, String> SETTINGS = System.getenv();

    private FakeService() {}

    public static void main(String[] arguments) throws IOException {
        var port = Integer.parseInt(SETTINGS.get("SERVER_PORT"));
        var server = HttpServer.create(new InetSocketAddress(SETTINGS.get("SERVER_ADDRESS"), port), 0);
        server.createContext("/actuator/health/readiness", exchange -> answer(exchange, "{\"status\":\"UP\"}"));
        server.createContext("/end", exchange -> System.exit(7));
        server.createContext("/account/sign-in", FakeService::signIn);
        server.createContext("/mail", exchange -> {
            sendLink();
            answer(exchange, "sent");
        });
        server.start();
    }

    private static void signIn(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("GET")) {
            exchange.getResponseHeaders().add("Set-Cookie", "__Host-SESSION=s1; Path=/; Secure; HttpOnly");
            answer(exchange, "<form><input type=\"hidden\" name=\"_csrf\" value=\"c1\"/></form>");
            return;
        }
        var form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var cookie = exchange.getRequestHeaders().getFirst("Cookie");
        if (form.equals("email=coordinator%40usergroups.test&_csrf=c1") && "__Host-SESSION=s1".equals(cookie)) {
            var roster = URI.create(SETTINGS.get("USERGROUPS_SERVICES_ROSTER") + "/mail");
            roster.toURL().openStream().close();
        }
        answer(exchange, "look into the mailbox");
    }

    private static void sendLink() throws IOException {
        try (var socket = new Socket(
                        SETTINGS.get("SPRING_MAIL_HOST"), Integer.parseInt(SETTINGS.get("SPRING_MAIL_PORT")));
                var replies =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
            replies.readLine();
            for (var line : List.of(
                    "HELO localhost",
                    "MAIL FROM:<portal@localhost>",
                    "RCPT TO:<coordinator@usergroups.test>",
                    "DATA",
                    "Subject: Sign in\r\n\r\nOpen " + SETTINGS.get("USERGROUPS_PUBLIC_URL")
                            + "/account/sign-in/link?token=t1\r\n.",
                    "QUIT")) {
                socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
                replies.readLine();
            }
        }
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        try (exchange) {
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
