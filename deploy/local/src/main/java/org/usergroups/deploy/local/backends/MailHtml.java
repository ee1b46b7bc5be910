package org.usergroups.deploy.local.backends;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The pages of the mailbox. */
final class MailHtml {

    private static final Pattern LOCAL_LINK =
            Pattern.compile("https?://(?:localhost|127\\.0\\.0\\.1)(?::\\d+)?(?:/[^\\s<>\"]*[^\\s<>\".,;:!?)])?");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm:ss", Locale.ENGLISH).withZone(ZoneId.systemDefault());

    private MailHtml() {}

    static String list(List<Mail> mails) {
        var rows = mails.stream().map(MailHtml::row).collect(Collectors.joining());
        var table =
                "<table><thead><tr><th scope=col>Subject</th><th scope=col>To</th><th scope=col>Arrived</th></tr></thead><tbody>"
                        + rows + "</tbody></table>";
        return page(
                "Mailbox",
                "<h1>Mailbox</h1><p>Every mail that the portal on this computer sends ends here; none leaves it. "
                        + mails.size() + (mails.size() == 1 ? " mail." : " mails.") + "</p>"
                        + (mails.isEmpty() ? "<p>No mail yet.</p>" : table));
    }

    static String message(Mail mail) {
        return page(
                mail.subject(),
                "<nav><a href=\"/\">All mail</a></nav><h1>" + escaped(subject(mail)) + "</h1><dl><dt>To</dt><dd>"
                        + escaped(mail.to()) + "</dd><dt>From</dt><dd>"
                        + escaped(mail.headers().getOrDefault("From", mail.from()))
                        + "</dd><dt>Arrived</dt><dd>" + time(mail.receivedAt()) + "</dd></dl><pre>"
                        + linked(mail.text())
                        + "</pre><details><summary>Headers</summary><pre>"
                        + mail.headers().entrySet().stream()
                                .map(header -> escaped(header.getKey() + ": " + header.getValue()))
                                .collect(Collectors.joining("\n"))
                        + "</pre></details>");
    }

    static String notFound() {
        return page("Not found", "<h1>Not found</h1><p>There is no such mail. <a href=\"/\">All mail</a></p>");
    }

    private static String row(Mail mail) {
        return "<tr><td><a href=\"/messages/" + mail.id() + "\">" + escaped(subject(mail)) + "</a></td><td>"
                + escaped(mail.to()) + "</td><td>" + time(mail.receivedAt()) + "</td></tr>";
    }

    private static String subject(Mail mail) {
        return mail.subject().isBlank() ? "(no subject)" : mail.subject();
    }

    private static String time(Instant instant) {
        return "<time datetime=\"" + instant + "\">" + TIME.format(instant) + "</time>";
    }

    /** The text escaped, with links to this computer that can be followed; others stay text. */
    static String linked(String text) {
        var html = new StringBuilder();
        var links = LOCAL_LINK.matcher(text);
        var end = 0;
        while (links.find()) {
            var link = escaped(links.group());
            html.append(escaped(text.substring(end, links.start())));
            html.append("<a href=\"").append(link).append("\">").append(link).append("</a>");
            end = links.end();
        }
        return html.append(escaped(text.substring(end))).toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String page(String title, String body) {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                <style>
                :root { color-scheme: light dark; --line: light-dark(#d0d4da, #3c424b); --soft: light-dark(#f3f5f7, #1e2227) }
                body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 0 auto; padding: 1rem }
                h1 { font-size: 1.5rem; overflow-wrap: anywhere }
                table { border-collapse: collapse; width: 100%% }
                th, td { text-align: left; padding: .4rem .6rem .4rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere }
                td:last-child { white-space: nowrap }
                pre { white-space: pre-wrap; overflow-wrap: anywhere; background: var(--soft); padding: 1rem; border-radius: .4rem }
                dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem } dd { margin: 0; overflow-wrap: anywhere }
                @media (max-width: 35rem) { td:last-child { white-space: normal } }
                </style>
                </head>
                <body><main>%s</main></body>
                </html>
                """.formatted(escaped(title), body);
    }
}
