package org.usergroups.roster.letters;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usergroups.roster.Mail;
import org.usergroups.roster.Mailer;

/** Mails the letters that are due. */
@Component
class LetterSender {

    private final Letters letters;
    private final Map<String, LetterWriter> writers;
    private final Mailer mailer;

    LetterSender(Letters letters, List<LetterWriter> writers, Mailer mailer) {
        this.letters = letters;
        this.writers = writers.stream().collect(Collectors.toMap(LetterWriter::name, Function.identity()));
        this.mailer = mailer;
    }

    @Scheduled(fixedDelayString = "${usergroups.mail.pause}")
    void sendDue() {
        letters.queue().drain(this::write, mailer);
    }

    private Optional<Mail> write(Letter letter) {
        return Optional.ofNullable(writers.get(letter.writer())).flatMap(writer -> writer.write(letter));
    }
}
