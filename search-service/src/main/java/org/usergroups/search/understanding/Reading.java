package org.usergroups.search.understanding;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One question while it is read: it is cut into the spans that together are understood best. */
final class Reading {

    private static final int LONGEST_SPAN = 8;
    private static final int LONGEST_ALIKE = 3;
    private static final int MOST_ALIKE = 8;
    /** So many words make a sentence. */
    static final int SENTENCE = 6;

    private static final int SHORTEST_SLIP_OF_SENTENCE = 6;
    private static final int SHORTEST_IN_NAMES = 3;

    private final String asked;
    private final List<Token> tokens;
    private final boolean isShouted;
    private final Senses senses;

    /** By the first token and the number of tokens. */
    private final @Nullable Sense[][] known;

    private Reading(String asked, List<Token> tokens, Senses senses) {
        this.asked = asked;
        this.tokens = tokens;
        this.senses = senses;
        this.isShouted = isShouted();
        this.known = new Sense[tokens.size()][LONGEST_SPAN + 1];
        readExact();
        readAlike();
    }

    /** The spans of a question, in its order, that together weigh most. */
    static List<Span> spans(String asked, Senses senses) {
        var tokens = Token.of(asked);
        return tokens.isEmpty() ? List.of() : new Reading(asked, tokens, senses).best();
    }

    /** In a question all in capitals they say nothing. */
    private boolean isShouted() {
        var cased = tokens.stream()
                .map(token -> asked.substring(token.begin(), token.end()))
                .filter(word ->
                        !word.equals(word.toLowerCase(Locale.ROOT)) || !word.equals(word.toUpperCase(Locale.ROOT)))
                .toList();
        return cased.size() > 1 && cased.stream().allMatch(word -> word.equals(word.toUpperCase(Locale.ROOT)));
    }

    private void readExact() {
        for (var length = 1; length <= LONGEST_SPAN; length++) {
            for (var from = 0; from + length <= tokens.size(); from++) {
                known[from][length] =
                        senses.exact(text(from, from + length), length, isShouted, mayBePlace(from, length));
            }
        }
    }

    /** Single words first, so that a long question does not spend all on pairs at its beginning. */
    private void readAlike() {
        var lookUps = 0;
        // The words of a sentence are many and mostly mean nothing else: what is short in it is no slip.
        var shortest = words() >= SENTENCE ? SHORTEST_SLIP_OF_SENTENCE : 1;
        for (var length = 1; length <= LONGEST_ALIKE; length++) {
            for (var from = 0; from + length <= tokens.size() && lookUps < MOST_ALIKE; from++) {
                if (known[from][length] == null && mayBePlace(from, length) && mayBeAlike(from, from + length)) {
                    var text = text(from, from + length);
                    if (text.length() >= shortest && senses.mayHaveSlips(text)) {
                        lookUps++;
                        known[from][length] = senses.alike(text, length);
                    }
                }
            }
        }
    }

    /** Korean is read syllable by syllable, but has spaces: a name begins where a word does, and has more than one. */
    private boolean mayBePlace(int from, int length) {
        return !isHangul(from)
                || length > 1
                        && (from == 0
                                || !isHangul(from - 1)
                                || tokens.get(from - 1).end() < tokens.get(from).begin());
    }

    private boolean isHangul(int at) {
        return UnicodeScript.of(asked.codePointAt(tokens.get(at).begin())) == UnicodeScript.HANGUL;
    }

    /** Words between spaces, of scripts that have them. */
    private long words() {
        return tokens.stream()
                .filter(token -> !Token.standsAlone(asked.codePointAt(token.begin())))
                .count();
    }

    /** Where every word is known, or one is surely something, nothing else is meant. */
    private boolean mayBeAlike(int from, int to) {
        var hasUnknown = false;
        if (isParticle(from) || isParticle(to - 1)) {
            return false;
        }
        for (var at = from; at < to; at++) {
            var word = known[at][1];
            if (word != null && word.isFirm()) {
                return false;
            }
            hasUnknown |= word == null || word.part() != null && word.part().corrected();
        }
        return hasUnknown;
    }

    /** A short word that only makes the sentence: no name begins or ends with it. */
    private boolean isParticle(int at) {
        var token = tokens.get(at);
        var word = known[at][1];
        return token.end() - token.begin() < SHORTEST_IN_NAMES && word != null && word.kind() == Phrases.Kind.SKIP;
    }

    private List<Span> best() {
        var count = tokens.size();
        var best = new double[count + 1];
        var begins = new int[count + 1];
        for (var to = 1; to <= count; to++) {
            best[to] = Double.NEGATIVE_INFINITY;
            for (var from = Math.max(0, to - LONGEST_SPAN); from < to; from++) {
                var sense = known[from][to - from];
                if (sense == null && to - from > 1) {
                    continue;
                }
                var weight = best[from] + (sense == null ? 0 : sense.weight());
                if (weight > best[to]) {
                    best[to] = weight;
                    begins[to] = from;
                }
            }
        }
        var spans = new ArrayList<Span>();
        for (var to = count; to > 0; to = begins[to]) {
            var from = begins[to];
            spans.add(new Span(text(from, to), tokens.subList(from, to), known[from][to - from]));
        }
        return spans.reversed();
    }

    private String text(int from, int to) {
        return asked.substring(tokens.get(from).begin(), tokens.get(to - 1).end());
    }
}
