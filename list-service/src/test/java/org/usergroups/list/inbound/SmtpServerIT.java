package org.usergroups.list.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.usergroups.list.RunningList;
import org.usergroups.list.SmtpDialogue;
import org.usergroups.list.TestProperties;
import org.usergroups.list.lists.MailingList;
import org.usergroups.platform.events.Aggregates;
import org.usergroups.platform.events.Ids;

/** A server that has room for one message of the largest size. */
@RunningList
class SmtpServerIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String LINE = "x".repeat(76) + "\n";

    @Autowired
    private Reception reception;

    @Autowired
    private Aggregates<MailingList> lists;

    @Autowired
    private Ids ids;

    private SmtpServer server;
    private String address = "";

    @BeforeEach
    void aListAndASmallServer() {
        var name = "talk-" + Long.toString(System.nanoTime(), 36);
        lists.create(ids.next(), new MailingList(ids.next(), name, "Talk", ""));
        address = name + "@lists.localhost";
        server = new SmtpServer(
                reception,
                TestProperties.with(Map.of(
                        "usergroups.list.smtp-port", "0",
                        "usergroups.list.max-message", "1MB",
                        "usergroups.list.smtp-memory", "1MB")));
        server.start();
    }

    @AfterEach
    void noServer() {
        server.stop();
    }

    @Test
    void messageThatFindsNoRoomBesideAnotherIsPutOffAndTakenLater() throws IOException {
        try (var large = transaction(" SIZE=1048576")) {
            large.begin(message("large"));
            await().atMost(PATIENCE).until(() -> send(message("small")), reply -> reply.startsWith("452 4.3.1"));
            assertThat(large.end("The end")).startsWith("250");
        }
        assertThat(send(message("small"))).startsWith("250");
    }

    @Test
    void messageWithoutAnnouncedSizeThatFindsNoMoreRoomIsPutOff() throws IOException {
        var half = message("half") + LINE.repeat(600 * 1024 / LINE.length());
        try (var first = transaction(" SIZE=600000")) {
            first.begin(message("first"));
            await().atMost(PATIENCE).until(() -> send(half), reply -> reply.startsWith("452 4.3.1"));
            assertThat(first.end("The end")).startsWith("250");
        }
        assertThat(send(half)).startsWith("250");
    }

    @Test
    void messageOfTheLargestSizeIsTaken() throws IOException {
        var largest = message("largest");
        var body = LINE.repeat((1024 * 1024 - 1_000) / (LINE.length() + 1));
        try (var dialogue = transaction("")) {
            assertThat(dialogue.data(largest + body)).startsWith("250");
        }
    }

    @Test
    void transactionIsOverAfterARefusal() throws IOException {
        try (var dialogue = transaction("")) {
            assertThat(dialogue.data("Subject: no author\n\nText\n")).startsWith("550");
            assertThat(dialogue.say("MAIL FROM:<eve@elsewhere.example>")).startsWith("250");
        }
    }

    private String send(String message) throws IOException {
        return SmtpDialogue.send(server.port(), "eve@elsewhere.example", address, message);
    }

    private SmtpDialogue transaction(String parameters) throws IOException {
        var dialogue = new SmtpDialogue(server.port());
        dialogue.say("EHLO test.example");
        assertThat(dialogue.say("MAIL FROM:<eve@elsewhere.example>" + parameters))
                .startsWith("250");
        assertThat(dialogue.say("RCPT TO:<" + address + ">")).startsWith("250");
        return dialogue;
    }

    private String message(String subject) {
        return "From: eve@elsewhere.example\nSubject: " + subject + "\n\nFor " + address + "\n";
    }
}
