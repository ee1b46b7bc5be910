package org.usergroups.list;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A mail server that hands a message over, word for word, and shows every reply. */
public final class SmtpDialogue implements AutoCloseable {

    private final Socket socket;
    private final BufferedReader replies;
    private final OutputStream commands;

    public SmtpDialogue(int port) throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(30_000);
        replies = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        commands = socket.getOutputStream();
        reply();
    }

    /** Sends a whole message; answers the reply that ends the transaction: the first refusal, or the reply to the message. */
    public static String send(int port, String from, String to, String message) throws IOException {
        try (var dialogue = new SmtpDialogue(port)) {
            dialogue.say("EHLO test.example");
            var sender = dialogue.say("MAIL FROM:<" + from + ">");
            if (!sender.startsWith("250")) {
                return sender;
            }
            var recipient = dialogue.say("RCPT TO:<" + to + ">");
            return recipient.startsWith("250") ? dialogue.data(message) : recipient;
        }
    }

    public String say(String command) throws IOException {
        commands.write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
        commands.flush();
        return reply();
    }

    public String data(String message) throws IOException {
        var ready = say("DATA");
        if (!ready.startsWith("354")) {
            return ready;
        }
        write(message);
        return say(".");
    }

    /** Begins a message that is not yet complete. */
    public void begin(String beginning) throws IOException {
        say("DATA");
        write(beginning);
    }

    /** Sends the rest of a message that was begun. */
    public String end(String rest) throws IOException {
        write(rest);
        return say(".");
    }

    /** Sends a message as a single chunk (RFC 3030). */
    public String chunk(String message) throws IOException {
        var bytes = message.getBytes(StandardCharsets.UTF_8);
        commands.write(("BDAT " + bytes.length + " LAST\r\n").getBytes(StandardCharsets.UTF_8));
        commands.write(bytes);
        commands.flush();
        return reply();
    }

    private void write(String message) throws IOException {
        var lines = message.replace("\r\n", "\n").replace("\n.", "\n..").replace("\n", "\r\n");
        commands.write((lines + (lines.endsWith("\r\n") ? "" : "\r\n")).getBytes(StandardCharsets.UTF_8));
        commands.flush();
    }

    private String reply() throws IOException {
        var whole = new StringBuilder();
        for (var line = replies.readLine(); line != null; line = replies.readLine()) {
            whole.append(line).append('\n');
            if (line.length() < 4 || line.charAt(3) != '-') {
                break;
            }
        }
        return whole.toString().strip();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
