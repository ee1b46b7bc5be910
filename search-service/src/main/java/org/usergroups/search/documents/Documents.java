package org.usergroups.search.documents;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usergroups.platform.events.inbound.BrokenEvent;
import org.usergroups.platform.events.inbound.EventReader;
import org.usergroups.platform.events.inbound.ReceivedEvent;

/** Makes documents of events: each topic has a record of the fields that are read, and a function to a document. */
@Component
public class Documents {

    private static final int SUMMARY = 240;

    private final EventReader reader;
    private final GroupDocuments groups;
    private final InstantSource clock;

    Documents(EventReader reader, GroupDocuments groups, InstantSource clock) {
        this.reader = reader;
        this.groups = groups;
        this.clock = clock;
    }

    record MeetingChanged(
            @Nullable String groupId,
            @Nullable String title,
            @Nullable String description,
            @Nullable Instant startsAt,
            @Nullable Integer durationMinutes,
            @Nullable String venue,
            @Nullable String status) {}

    record PostChanged(
            @Nullable String groupId,
            @Nullable String slug,
            @Nullable String title,
            @Nullable String excerpt,
            @Nullable String text,
            @Nullable String language,
            @Nullable List<String> topics,
            @Nullable String picture,
            @Nullable Instant publishedAt) {}

    record ListChanged(
            @Nullable String groupId,
            @Nullable String name,
            @Nullable String title,
            @Nullable String description) {}

    record ThreadChanged(
            @Nullable String groupId,
            @Nullable String subject,
            @Nullable String text,
            @Nullable Instant lastPostAt) {}

    record AlbumChanged(
            @Nullable String groupId,
            @Nullable String title,
            @Nullable LocalDate takenOn,
            @Nullable String cover) {}

    record ItemChanged(
            @Nullable String groupId,
            @Nullable String albumId,
            @Nullable String caption,
            @Nullable String alt,
            @Nullable String credit,
            @Nullable Instant takenAt,
            @Nullable List<Variant> variants) {}

    record Variant(int width, @Nullable String url) {}

    /**
     * The document of an event; of one of a deletion the tombstone. Things of a group lack what comes from its header.
     *
     * @throws BrokenEvent if the event cannot be read, or its topic is none that is indexed
     */
    public SearchDocument of(ReceivedEvent event) {
        var type = type(event.topic());
        if (event.isDeletion()) {
            return SearchDocument.tombstone(type, event.subject(), event.sequence(), clock.instant());
        }
        try {
            return document(type, event);
        } catch (BrokenEvent broken) {
            throw broken;
        } catch (RuntimeException unforeseen) {
            // Nothing is asked of others here, so whatever it is, it is the event's own.
            throw new BrokenEvent(
                    "Event %s of %s cannot become a document: %s"
                            .formatted(event.type(), event.subject(), unforeseen.getMessage()),
                    unforeseen);
        }
    }

    private SearchDocument document(String type, ReceivedEvent event) {
        return switch (type) {
            case "group" -> groups.document(event);
            case "meeting" -> meeting(event, reader.read(event, MeetingChanged.class));
            case "post" -> post(event, reader.read(event, PostChanged.class));
            case "list" -> list(event, reader.read(event, ListChanged.class));
            case "thread" -> thread(event, reader.read(event, ThreadChanged.class));
            case "album" -> album(event, reader.read(event, AlbumChanged.class));
            default -> photo(event, reader.read(event, ItemChanged.class));
        };
    }

    /** The kind of documents that a topic's events become. */
    public static String type(String topic) {
        return switch (topic) {
            case "roster.groups.v1" -> "group";
            case "roster.meetings.v1" -> "meeting";
            case "blog.posts.v1" -> "post";
            case "list.lists.v1" -> "list";
            case "list.threads.v1" -> "thread";
            case "media.albums.v1" -> "album";
            case "media.items.v1" -> "photo";
            default -> throw new BrokenEvent("Nothing is indexed of topic " + topic);
        };
    }

    /**
     * What a group's event says for all documents of the group.
     *
     * @throws BrokenEvent if it cannot be read
     */
    public Header header(ReceivedEvent event) {
        return groups.header(event);
    }

    private static SearchDocument meeting(ReceivedEvent event, MeetingChanged meeting) {
        return ofGroup(event, "meeting", needed(meeting.groupId(), "groupId", event))
                .titled(
                        meeting.title(),
                        summary(text(meeting.description())),
                        text(meeting.description()) + " " + text(meeting.venue()))
                .at(meeting.startsAt())
                .document(
                        "/",
                        "called-off".equals(meeting.status()) ? SearchDocument.CALLED_OFF : null,
                        new SearchDocument.Occasion(end(meeting), meeting.venue()));
    }

    private static @Nullable Instant end(MeetingChanged meeting) {
        return meeting.startsAt() == null || meeting.durationMinutes() == null
                ? null
                : meeting.startsAt().plus(Duration.ofMinutes(meeting.durationMinutes()));
    }

    private static SearchDocument post(ReceivedEvent event, PostChanged post) {
        var slug = needed(post.slug(), "slug", event);
        return ofGroup(event, "post", needed(post.groupId(), "groupId", event))
                .titled(post.title(), summary(text(post.excerpt())), text(post.text()))
                .about(orEmpty(post.topics()), post.language() == null ? null : LanguageTags.language(post.language()))
                .at(post.publishedAt())
                .pictured(post.picture())
                .named(slug)
                .document("/posts/" + slug);
    }

    private static SearchDocument list(ReceivedEvent event, ListChanged list) {
        var name = needed(list.name(), "name", event);
        return ofGroup(event, "list", needed(list.groupId(), "groupId", event))
                .titled(list.title(), summary(text(list.description())), text(list.description()) + " " + name)
                .named(name)
                .document("/lists/" + name);
    }

    private static SearchDocument thread(ReceivedEvent event, ThreadChanged thread) {
        return ofGroup(event, "thread", needed(thread.groupId(), "groupId", event))
                .titled(thread.subject(), summary(text(thread.text())), text(thread.text()))
                .at(thread.lastPostAt())
                .document("/threads/" + event.subject());
    }

    private static SearchDocument album(ReceivedEvent event, AlbumChanged album) {
        var takenOn = album.takenOn();
        return ofGroup(event, "album", needed(album.groupId(), "groupId", event))
                .titled(album.title(), "", "")
                .at(
                        takenOn == null
                                ? null
                                : takenOn.atStartOfDay(ZoneOffset.UTC).toInstant())
                .pictured(album.cover())
                .document("/albums/" + event.subject());
    }

    private static SearchDocument photo(ReceivedEvent event, ItemChanged item) {
        var caption = text(item.caption());
        var smallest = orEmpty(item.variants()).stream()
                .min(Comparator.comparingInt(Variant::width))
                .map(Variant::url)
                .orElse(null);
        return ofGroup(event, "photo", needed(item.groupId(), "groupId", event))
                .titled(
                        caption.isEmpty() ? item.alt() : caption,
                        summary(text(item.alt())),
                        text(item.alt()) + " " + text(item.credit()))
                .at(item.takenAt())
                .pictured(smallest)
                .document("/albums/" + needed(item.albumId(), "albumId", event) + "#" + event.subject());
    }

    private static Draft ofGroup(ReceivedEvent event, String type, String groupId) {
        return new Draft(
                type, event.subject(), event.sequence(), groupId, "", "", "", List.of(), null, null, null, null);
    }

    /** A document of a thing of a group, before it is known what the group's header says. */
    private record Draft(
            String type,
            String id,
            long sequence,
            String groupId,
            String title,
            String summary,
            String text,
            List<String> topics,
            @Nullable String language,
            @Nullable Instant at,
            @Nullable String slug,
            @Nullable String picture) {

        Draft titled(@Nullable String newTitle, String newSummary, String newText) {
            return new Draft(
                    type,
                    id,
                    sequence,
                    groupId,
                    Documents.text(newTitle),
                    newSummary,
                    newText,
                    topics,
                    language,
                    at,
                    slug,
                    picture);
        }

        Draft about(List<String> newTopics, @Nullable String newLanguage) {
            return new Draft(
                    type, id, sequence, groupId, title, summary, text, newTopics, newLanguage, at, slug, picture);
        }

        Draft at(@Nullable Instant newAt) {
            return new Draft(type, id, sequence, groupId, title, summary, text, topics, language, newAt, slug, picture);
        }

        Draft named(String newSlug) {
            return new Draft(type, id, sequence, groupId, title, summary, text, topics, language, at, newSlug, picture);
        }

        Draft pictured(@Nullable String newPicture) {
            return new Draft(type, id, sequence, groupId, title, summary, text, topics, language, at, slug, newPicture);
        }

        SearchDocument document(String url) {
            return document(url, null, null);
        }

        SearchDocument document(String url, @Nullable String status, SearchDocument.@Nullable Occasion occasion) {
            return new SearchDocument(
                    type,
                    id,
                    slug,
                    title,
                    summary,
                    text,
                    SearchDocument.GroupCopy.of(groupId),
                    SearchDocument.Traits.NONE,
                    null,
                    null,
                    "",
                    topics,
                    topics,
                    language == null ? List.of() : List.of(language),
                    language,
                    at,
                    null,
                    picture,
                    status,
                    null,
                    null,
                    occasion,
                    url,
                    sequence,
                    0,
                    false,
                    null);
        }
    }

    static String needed(@Nullable String value, String field, ReceivedEvent event) {
        if (value == null) {
            throw new BrokenEvent("Event %s of %s has no %s".formatted(event.type(), event.subject(), field));
        }
        return value;
    }

    static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    /** The beginning of a text in one line, up to the last word that fits. */
    static String summary(String text) {
        var line = line(text);
        if (line.length() <= SUMMARY) {
            return line;
        }
        var space = line.lastIndexOf(' ', SUMMARY);
        var end = space > SUMMARY / 2 ? space : SUMMARY;
        return line.substring(0, Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end) + " …";
    }

    /** Of a text that is longer than a summary, just enough to see that it is. */
    private static String line(String text) {
        var line = new StringBuilder();
        var isAfterBlank = false;
        for (var at = 0; at < text.length() && line.length() <= SUMMARY; at++) {
            var letter = text.charAt(at);
            if (!Character.isWhitespace(letter)) {
                line.append(isAfterBlank && !line.isEmpty() ? " " : "").append(letter);
            }
            isAfterBlank = Character.isWhitespace(letter);
        }
        return line.toString();
    }

    static <T> List<T> orEmpty(@Nullable List<T> values) {
        return values == null ? List.of() : values;
    }
}
