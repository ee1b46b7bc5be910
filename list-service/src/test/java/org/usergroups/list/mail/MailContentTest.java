package org.usergroups.list.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MailContentTest {

    private static final Instant NOW = Instant.parse("2026-11-23T19:00:00Z");

    @Test
    void plainTextIsPreferredToItsHtml() throws TooComplex {
        assertThat(read("""
                        From: a@x.example
                        Content-Type: multipart/mixed; boundary=outer

                        --outer
                        Content-Type: multipart/alternative; boundary=inner

                        --inner
                        Content-Type: text/html

                        <p>rich</p>
                        --inner
                        Content-Type: text/plain

                        plain
                        --inner--
                        --outer
                        Content-Type: text/plain
                        Content-Disposition: attachment; filename=notes.txt

                        attached
                        --outer
                        Content-Type: message/rfc822

                        Subject: forwarded

                        inside
                        --outer
                        Content-Type: text/plain

                        footer
                        --outer--
                        """).text()).isEqualTo("plain\n\nfooter");
    }

    @Test
    void htmlAloneBecomesTextAndNothingOfItIsExecuted() throws TooComplex {
        assertThat(read("""
                        From: a@x.example
                        Content-Type: text/html; charset=utf-8

                        <html><head><title>t</title><style>p{}</style></head><body>
                        <p>Hello <b>world</b>,</p><script>alert(1)</script><ul><li>one<li>two</ul>
                        <pre>a
                          b</pre>&lt;script&gt;</body></html>
                        """).text()).isEqualTo("Hello world,\n\n* one\n* two\n\na\n  b\n\n<script>");
    }

    @Test
    void encodedHeadersAndAddressesAreShownAsPeopleReadThem() throws TooComplex {
        var mail = read("""
                From: =?iso-8859-1?Q?Andr=E9?= Dupont <Andre.Dupont@Mail.Example>
                Subject: =?UTF-8?B?T2zDoQ==?= from
                 me@home.example

                Write to andre.dupont@mail.example or <b@c.example>!
                """);

        assertThat(mail.author()).isEqualTo("André Dupont");
        assertThat(mail.authorAddress()).hasValue("andre.dupont@mail.example");
        assertThat(mail.subject()).isEqualTo("Olá from m…@home.example");
        assertThat(mail.text()).isEqualTo("Write to an…@mail.example or <b…@c.example>!");
    }

    @Test
    void authorWithoutANameIsNotShownByAddress() throws TooComplex {
        assertThat(read("From: jane.doe@mail.example\n\nx").author()).isEqualTo("ja…@mail.example");
        assertThat(read("From: \"jane.doe@mail.example\" <jane.doe@mail.example>\n\nx")
                        .author())
                .isEqualTo("ja…@mail.example");
        assertThat(read("Subject: none\n\nx").authorAddress()).isEmpty();
        assertThat(read("From: Undisclosed\n\nx").authorAddress()).isEmpty();
    }

    @Test
    void bytesDecideWhereTheCharsetIsWrongOrMissing() throws TooComplex {
        assertThat(read("From: a@x.example\n\ncaf\u00e9", ISO_8859_1).text()).isEqualTo("café");
        assertThat(read("From: a@x.example\n\ncaf\u00e9", UTF_8).text()).isEqualTo("café");
        assertThat(read("From: a@x.example\nContent-Type: text/plain; charset=unheard-of\n\ncaf\u00e9", UTF_8)
                        .text())
                .isEqualTo("café");
        assertThat(read("From: Z\u00fcrich <a@x.example>\nSubject: \u00fcber\n\nx", UTF_8))
                .satisfies(mail -> {
                    assertThat(mail.author()).isEqualTo("Zürich");
                    assertThat(mail.subject()).isEqualTo("über");
                });
    }

    @Test
    void controlCharactersAndTurnedWritingAreLeftOut() throws TooComplex {
        assertThat(read("From: a@x.example\nSubject: a\u0007b\u202ec\n\none\u0000two\u2066\n")
                        .subject())
                .isEqualTo("abc");
    }

    @Test
    void idsWithoutAnAtJoinNothing() throws TooComplex {
        var mail = read("""
                From: a@x.example
                Message-ID: <own@x.example>
                References: <yes> <a@x.example>
                 <own@x.example> <b
                 @x.example> <@>
                In-Reply-To: Your message of Monday <c@x.example> <d@x.example>

                x
                """);

        assertThat(mail.references()).containsExactly("a@x.example", "b@x.example", "c@x.example");
        assertThat(mail.messageId()).hasValue("own@x.example");
        assertThat(read("Message-ID: <yes>\n\nx").messageId()).isEmpty();
    }

    @Test
    void dateThatCannotBeIsNotBelieved() throws TooComplex {
        assertThat(read("Date: Mon, 23 Nov 2026 19:30:00 +0100\n\nx").sentAt())
                .hasValue(Instant.parse("2026-11-23T18:30:00Z"));
        assertThat(read("Date: Mon, 23 Nov 2099 19:30:00 +0100\n\nx").sentAt()).isEmpty();
        assertThat(read("Date: yesterday\n\nx").sentAt()).isEmpty();
        assertThat(read("Subject: none\n\nx").sentAt()).isEmpty();
    }

    @Test
    void sameMessageHasTheSameHashWhicheverWayItCame() throws TooComplex {
        var mail = "From: a@x.example\nSubject: s\nMessage-ID: <1@x.example>\n\none\ntwo\n";

        assertThat(read("Received: from there\nReturn-Path: <b@x.example>\n" + mail.replace("\n", "\r\n") + "\r\n\r\n")
                        .contentHash())
                .isEqualTo(read(mail).contentHash());
        assertThat(read(mail + "three\n").contentHash()).isNotEqualTo(read(mail).contentHash());
    }

    @Test
    void partsInPartsWithoutEndAreRefused() {
        var nested = IntStream.range(0, 100)
                .mapToObj("Content-Type: multipart/mixed; boundary=b%1$d\n\n--b%1$d\n"::formatted)
                .collect(Collectors.joining());
        assertThatThrownBy(() -> read("From: a@x.example\n" + nested)).isInstanceOf(TooComplex.class);

        var forwarded = "Content-Type: message/rfc822\n\n".repeat(100);
        assertThatThrownBy(() -> read("From: a@x.example\n" + forwarded)).isInstanceOf(TooComplex.class);
    }

    @Test
    void partsAndHeadersWithoutNumberAreRefused() {
        var parts = "From: a@x.example\nContent-Type: multipart/mixed; boundary=b\n\n" + "--b\n\nx\n".repeat(5_000);
        assertThatThrownBy(() -> read(parts)).isInstanceOf(TooComplex.class);

        var fields = RawMessage.of(("A: b\n".repeat(3_000) + "\nx").getBytes(UTF_8));
        assertThatThrownBy(() -> MailContent.checkHeader(fields)).isInstanceOf(TooComplex.class);

        var long1 = RawMessage.of(("A: " + "b".repeat(2_000_000) + "\n\nx").getBytes(UTF_8));
        assertThatThrownBy(() -> MailContent.checkHeader(long1)).isInstanceOf(TooComplex.class);
    }

    @Test
    void hostileTextOfMegabytesTakesSecondsAtMost() {
        var size = 3 * 1024 * 1024;
        for (var pattern : new String[] {" ", "<", "@", "a@", "<p>", "<br>", "=?", "\n\n", "(", "<pre> "}) {
            var text = pattern.repeat(size / pattern.length());
            for (var type : new String[] {"plain", "html"}) {
                assertTimeout(
                        Duration.ofSeconds(20),
                        () -> read("From: a@x.example\nContent-Type: text/" + type + "\n\n" + text));
            }
            var field = pattern.repeat(200_000 / pattern.length()).replace("\n", " ");
            assertTimeout(
                    Duration.ofSeconds(20),
                    () -> read("From: " + field + "\nSubject: " + field + "\nReferences: " + field + "\nDate: " + field
                            + "\n\nx"));
        }
    }

    @Test
    void samplesOfOtherProgramsAreRead() throws Exception {
        var sample = Files.readAllBytes(SampleMail.file("mime/rfc-003.eml"));
        assertThat(read(new String(sample, ISO_8859_1), ISO_8859_1).subject()).isEqualTo("Formatted text mail");
        try (var files = Files.list(SampleMail.file("mime"))) {
            for (var file :
                    files.filter(it -> it.toString().matches(".*\\.(msg|eml)")).toList()) {
                var bytes = Files.readAllBytes(file);
                assertThat(MailContent.read(RawMessage.of(bytes), bytes, NOW).text())
                        .as(file.getFileName().toString())
                        .doesNotContain("\r")
                        .doesNotContain("=E9");
            }
        }
    }

    private static MailContent read(String message) throws TooComplex {
        return read(message, UTF_8);
    }

    private static MailContent read(String message, Charset charset) throws TooComplex {
        var bytes = message.getBytes(charset);
        return MailContent.read(RawMessage.of(bytes), bytes, NOW);
    }
}
