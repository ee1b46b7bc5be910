package org.usergroups.roster.letters;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usergroups.platform.web.Problem;
import org.usergroups.roster.Mailer;

/** Mails the letters that are due. Any number of instances share the work. */
@Component
class LetterSender {

    private static final Logger log = LoggerFactory.getLogger(LetterSender.class);
    private static final long PAUSE_MILLIS = 1_000;
    private static final int AT_ONCE = 100;

    private final Letters letters;
    private final Map<String, LetterWriter> writers;
    private final Mailer mailer;

    LetterSender(Letters letters, List<LetterWriter> writers, Mailer mailer) {
        this.letters = letters;
        this.writers = writers.stream().collect(Collectors.toMap(LetterWriter::name, Function.identity()));
        this.mailer = mailer;
    }

    @Scheduled(fixedDelay = PAUSE_MILLIS)
    void sendDue() {
        for (var count = 0; count < AT_ONCE; count++) {
            var letter = letters.take();
            if (letter.isEmpty()) {
                return;
            }
            send(letter.get());
        }
    }

    private void send(Letter letter) {
        try {
            Optional.ofNullable(writers.get(letter.writer()))
                    .flatMap(writer -> writer.write(letter))
                    .ifPresent(written ->
                            mailer.send(written.address(), written.subject(), written.text(), letter.id(), null));
            letters.done(letter);
        } catch (Problem notTaken) {
            log.warn("A letter of {}, {}, was not taken; it is tried again", letter.writer(), letter.kind());
            letters.failed(letter);
        }
    }
}
