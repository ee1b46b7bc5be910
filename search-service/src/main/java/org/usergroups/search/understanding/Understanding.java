package org.usergroups.search.understanding;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usergroups.platform.places.Areas;
import org.usergroups.platform.places.Countries;
import org.usergroups.platform.places.Gazetteer;
import org.usergroups.platform.topics.Topics;
import org.usergroups.search.headers.KnownGroups;

/**
 * Understands questions: which of their words are places, topics, types or only make the sentence. A question is cut into the spans that
 * together are understood best; what is spelled exactly always goes before what is only alike.
 */
@Component
public class Understanding {

    private static final int MOST_PARTS = 8;
    private static final int REMEMBERED = 500;

    private final MeantPlaces places;
    private final Senses senses;
    private final KnownGroups groups;

    /** Whoever looks at the map, narrows by a facet or turns the page asks the same again. */
    private final Cache<Asked, Understood> remembered =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    Understanding(Gazetteer gazetteer, Countries countries, Areas areas, Topics topics, KnownGroups groups) {
        this.places = new MeantPlaces(gazetteer, areas, countries, groups);
        this.senses = new Senses(gazetteer, countries, areas, topics, groups, places);
        this.groups = groups;
    }

    /** A question, and the state of the groups that it was asked in: what they are called and where they are decides what is meant. */
    private record Asked(String question, Locale reader, long changes) {}

    /** What a question means to a reader of whom nothing is known. */
    public Understood of(String question) {
        return of(question, Locale.ENGLISH);
    }

    /**
     * What a question means; of one with more than 40 words, what the first 40 mean.
     *
     * @param reader whose language and country say which places of one name are likelier
     */
    public Understood of(String question, Locale reader) {
        return remembered.get(
                new Asked(question, reader, groups.changes()), asked -> understood(asked.question(), asked.reader()));
    }

    private Understood understood(String question, Locale reader) {
        var distance = Distance.in(question);
        var spans = Reading.spans(distance.map(Distance::rest).orElse(question), senses);
        var parts = new LinkedHashSet<Part>();
        var words = new StringBuilder();
        var isNear = distance.isPresent();
        var lastEnd = -1;
        var length = 0;
        Part last = null;
        for (var span : spans) {
            var part = part(span, last);
            var isGlued = part == null && span.isWord() && lastEnd == span.begin();
            length += isGlued && span.standsAlone() ? 0 : span.length();
            if (part != null) {
                parts.add(part);
                last = part;
            } else if (span.isWord()) {
                words.append(words.isEmpty() || isGlued ? "" : " ").append(span.text());
                lastEnd = span.end();
            } else {
                isNear |= span.is(Phrases.Kind.NEAR);
            }
        }
        if (parts.isEmpty() && words.isEmpty()) {
            return Understood.literally(question);
        }
        var isAround = isNear;
        var kilometres = distance.map(Distance::kilometres).orElse(null);
        var settled = places.settled(List.copyOf(parts), reader).stream()
                .limit(MOST_PARTS)
                .map(part -> isAround && part instanceof Part.Where where ? places.around(where, kilometres) : part)
                .toList();
        var isSentence = length >= Reading.SENTENCE
                && settled.stream()
                        .anyMatch(part -> part instanceof Part.Where
                                || part instanceof Part.Topic
                                || part instanceof Part.Language);
        var isSure = settled.stream()
                .noneMatch(part -> part.corrected() || part instanceof Part.Where where && !places.isKnown(where));
        return new Understood(question, settled, words.toString(), isSentence, isSure);
    }

    private @Nullable Part part(Span span, @Nullable Part before) {
        var qualifier = places.qualifier(before, span);
        var sense = span.sense();
        if (qualifier != null || sense == null) {
            return qualifier;
        }
        var kind = sense.kind();
        if (kind == null) {
            return sense.part();
        }
        var text = span.text();
        return switch (kind) {
            case SKIP, NEAR -> null;
            case GROUP, MEETING, POST, PHOTO, LIST, THREAD, ALBUM ->
                new Part.Type(text, kind.name().toLowerCase(Locale.ROOT));
            case ONLINE -> new Part.Online(text);
            case STEP_FREE -> new Part.Access(text, "stepFree");
            case CAPTIONS -> new Part.Access(text, "captions");
            case SIGN_LANGUAGE -> new Part.Access(text, "signLanguage");
            case QUIET_ROOM -> new Part.Access(text, "quietRoom");
            case CHILD_CARE -> new Part.Access(text, "childCare");
        };
    }
}
