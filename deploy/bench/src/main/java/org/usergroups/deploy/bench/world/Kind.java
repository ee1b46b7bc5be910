package org.usergroups.deploy.bench.world;

/** The kinds of things of the world. */
public enum Kind {
    GROUP("roster.groups.v1", "roster", "roster.group", "group"),
    MEETING("roster.meetings.v1", "roster", "roster.meeting", "meeting"),
    POST("blog.posts.v1", "blog", "blog.post", "post"),
    THREAD("list.threads.v1", "list", "list.thread", "thread"),
    ALBUM("media.albums.v1", "media", "media.album", "album"),
    PHOTO("media.items.v1", "media", "media.item", "photo");

    private final String topic;
    private final String service;
    private final String subject;
    private final String searchType;

    Kind(String topic, String service, String subject, String searchType) {
        this.topic = topic;
        this.service = service;
        this.subject = subject;
        this.searchType = searchType;
    }

    /** The topic of its events. */
    public String topic() {
        return topic;
    }

    /** What the search calls it. */
    public String searchType() {
        return searchType;
    }

    String source() {
        return "/" + service + "-service";
    }

    String changed() {
        return "org.usergroups." + subject + ".changed.v1";
    }

    String deleted() {
        return "org.usergroups." + subject + ".deleted.v1";
    }
}
