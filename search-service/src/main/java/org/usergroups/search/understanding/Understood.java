package org.usergroups.search.understanding;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
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

    private static final Pattern SPACES = Pattern.compile("\\s+");

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

    public List<Part.Language> spoken() {
        return of(Part.Language.class).toList();
    }

    public List<String> languages() {
        return spoken().stream().map(Part.Language::tag).toList();
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
        return (words.isEmpty() || isSentence)
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

    /** The same question as a sentence around what is understood; none if that is too little to say what is asked for, or has no other words. */
    public Optional<Understood> pastWords() {
        var said = parts.stream()
                .filter(part ->
                        part instanceof Part.Topic || part instanceof Part.Where || part instanceof Part.Language)
                .map(Object::getClass)
                .distinct()
                .count();
        return words.isEmpty() || isSentence || said < 2
                ? Optional.empty()
                : Optional.of(new Understood(question, parts, words, true, isSure));
    }

    /** The question as it would read without the slips in topics and in names of cities; the same where none is seen. */
    public String corrected() {
        if (parts.stream().noneMatch(Part::corrected)) {
            return question;
        }
        var tokens = Token.of(question);
        var corrected = new StringBuilder(question);
        parts.stream()
                .filter(Part::corrected)
                .flatMap(part -> together(part, tokens).map(words -> Map.entry(words, part)).stream())
                .sorted(Comparator.comparingInt(found -> -found.getKey().begin()))
                .forEach(found -> corrected.replace(
                        found.getKey().begin(),
                        found.getKey().end(),
                        found.getValue().name()));
        return corrected.toString();
    }

    /** The question without the words of one of its parts, for somebody who does not mean it. */
    public String without(Part part) {
        var tokens = Token.of(question);
        var texts = Token.texts(question, tokens);
        var rest = new StringBuilder(question);
        together(part, tokens)
                .map(Stream::of)
                .orElseGet(() -> Token.texts(part.typed(), Token.of(part.typed())).stream()
                        .map(texts::indexOf)
                        .filter(at -> at >= 0)
                        .map(tokens::get))
                .forEach(words -> rest.replace(words.begin(), words.end(), " ".repeat(words.end() - words.begin())));
        return SPACES.matcher(rest).replaceAll(" ").strip();
    }

    /** Where the words of a part stand next to each other in the question. */
    private Optional<Token> together(Part part, List<Token> tokens) {
        var typed = Token.texts(part.typed(), Token.of(part.typed()));
        var at = Collections.indexOfSubList(Token.texts(question, tokens), typed);
        return at < 0 || typed.isEmpty()
                ? Optional.empty()
                : Optional.of(new Token(
                        tokens.get(at).begin(),
                        tokens.get(at + typed.size() - 1).end()));
    }

    private <P extends Part> Stream<P> of(Class<P> kind) {
        return parts.stream().filter(kind::isInstance).map(kind::cast);
    }
}
