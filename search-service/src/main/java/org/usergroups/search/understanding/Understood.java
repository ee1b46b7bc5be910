package org.usergroups.search.understanding;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A question with its meaning.
 *
 * @param question as it was asked
 * @param parts what is understood, in the order of the question
 * @param words what is left of the question, to be found as it is
 * @param isSentence whether the words only make a sentence around the parts, so that they need not be found
 * @param isSure whether every part is spelled exactly and, if it is a place, has groups or is well known
 */
public record Understood(String question, List<Part> parts, String words, boolean isSentence, boolean isSure) {

    /** How far people go for an evening, in kilometres. */
    private static final double EVENING = 60;

    /** A question that is taken by its words alone. */
    public static Understood literally(String question) {
        return new Understood(question, List.of(), question, false, true);
    }

    public Stream<Part.Where> places() {
        return of(Part.Where.class);
    }

    public List<Part.Topic> topics() {
        return of(Part.Topic.class).toList();
    }

    public List<String> languages() {
        return of(Part.Language.class).map(Part.Language::tag).toList();
    }

    public List<String> access() {
        return of(Part.Access.class).map(Part.Access::fact).toList();
    }

    public List<String> types() {
        return of(Part.Type.class).map(Part.Type::type).distinct().toList();
    }

    public boolean isOnline() {
        return of(Part.Online.class).findAny().isPresent();
    }

    /** Whether a language is all that is asked for. */
    public boolean isLanguageAlone() {
        return words.isEmpty()
                && !languages().isEmpty()
                && parts.stream().allMatch(part -> part instanceof Part.Language || part instanceof Part.Type);
    }

    /** Whether nothing but types is known. */
    public boolean isPlain() {
        return parts.stream().allMatch(Part.Type.class::isInstance);
    }

    /**
     * The same question about the vicinity of the cities that it names, as far as people go for an evening; none if it names no city, or asks for
     * the vicinity itself.
     */
    public Optional<Understood> around() {
        if (places().noneMatch(where -> where.isCity() && !where.near())) {
            return Optional.empty();
        }
        return Optional.of(new Understood(
                question,
                parts.stream()
                        .map(part -> part instanceof Part.Where where && where.isCity() && !where.near()
                                ? where.andAround(EVENING)
                                : part)
                        .toList(),
                words,
                isSentence,
                isSure));
    }

    /** The question as it would read without slips; the same where none is seen. */
    public String corrected() {
        var corrected = question;
        for (var part : parts) {
            if (part.corrected()) {
                corrected = corrected.replace(part.typed(), part.name());
            }
        }
        return corrected;
    }

    /** The question without the words of one of its parts, for somebody who does not mean it. */
    public String without(Part part) {
        var tokens = Token.of(question);
        var begins = tokens.stream().map(Token::begin).collect(Collectors.toSet());
        var ends = tokens.stream().map(Token::end).collect(Collectors.toSet());
        var rest = new StringBuilder(question);
        for (var word : part.typed().split(" ", -1)) {
            IntStream.iterate(rest.indexOf(word), at -> at >= 0, at -> rest.indexOf(word, at + 1))
                    .filter(at -> begins.contains(at) && ends.contains(at + word.length()))
                    .findFirst()
                    .ifPresent(at -> rest.replace(at, at + word.length(), " ".repeat(word.length())));
        }
        return rest.toString().replaceAll("\\s+", " ").strip();
    }

    private <P extends Part> Stream<P> of(Class<P> kind) {
        return parts.stream().filter(kind::isInstance).map(kind::cast);
    }
}
