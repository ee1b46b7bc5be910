package org.usergroups.portal;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/** A small invented world, so that pages have something to show. */
final class StubWorld {
    static final String GROUP_ID = "0198c0de-0000-7000-8000-0000000000a1";
    static final String GROUP = """
            {"id":"%s","slug":"lisbon-query","version":7,"name":"Lisbon Query Circle",
             "description":"We meet every second Tuesday to read query plans aloud.\\nBeginners sit in front.",
             "country":"PT","region":"Lisboa","city":"Lisbon","scope":"city","online":true,"zone":"Europe/Lisbon",
             "languages":["pt","en"],"foundedOn":"2007-05","confirmedAt":"2026-10-02T09:00:00Z","confirmedByName":"Ana Organizer","askable":false,"confirmBy":"2099-04-02T09:00:00Z",
             "access":{"stepFree":true,"captions":null,"signLanguage":null,"quietRoom":false,"childCare":null,"note":"Lift at the back."},
             "story":{"language":"en","started":"Three people in a pub, and a plan that took nine minutes.","meeting":null,"attendance":30,"rhythm":"fortnightly","venue":"library","advice":"Begin on time.","lookingFor":["speakers"],"lookingForWords":null},"storyAnswered":6,
             "topics":["sql","postgres","data"],"url":"https://www.lisbon-query.example/",
             "channels":[{"type":"chat","url":"https://matrix.to/#/#lisbon:example.org","label":"Our room","checkedAt":"2026-11-04T08:00:00Z","ok":true,"workedAt":"2026-11-04T08:00:00Z"}],"status":"active",
             "registeredAt":"2026-01-10T09:00:00Z","changedAt":"2026-10-02T09:00:00Z","source":null,"licence":null,"note":null}
            """.formatted(GROUP_ID);
    static final String ME = """
            {"id":"%s","displayName":"Ana Organizer","coordinator":true,
             "memberships":[{"groupId":"%s","slug":"lisbon-query","name":"Lisbon Query Circle","role":"organizer"}]}
            """.formatted(StubSignIn.MEMBER, GROUP_ID);

    /** A coordinator who organizes no group. */
    static final String COORDINATOR = """
            {"id":"%s","displayName":"Cleo","coordinator":true,"memberships":[]}
            """.formatted(StubSignIn.MEMBER);

    /** Somebody who translates the group's entry, and does nothing else. */
    static final String TRANSLATOR = """
            {"id":"%s","displayName":"Eva","coordinator":false,
             "memberships":[{"groupId":"%s","slug":"lisbon-query","name":"Lisbon Query Circle","role":"translator"}]}
            """.formatted(StubSignIn.MEMBER, GROUP_ID);

    static final String SITE = """
            {"url":"https://www.lisbon-query.example/","host":"www.lisbon-query.example","domain":"lisbon-query.example",
             "methods":["website","relMe","dns","mail"],"token":"usergroups-site=k1","file":"https://www.lisbon-query.example/.well-known/usergroups.txt",
             "page":"http://portal.example/sites/g/k1","verifiedUntil":null}
            """;
    static final String CLAIM = """
            {"id":"c1","groupId":"g","groupSlug":"lisbon-query","groupName":"Lisbon Query Circle","member":"Ana Organizer","why":"I run it.",
             "kind":"unowned","state":"open","openedAt":"2026-11-01T09:00:00Z","coordinatorsFrom":"2026-11-01T09:00:00Z","endsAt":"2099-12-01T09:00:00Z",
             "proof":null,"reason":null,"isMine":true,"mayDecide":true,"site":%s}
            """.formatted(SITE);

    private StubWorld() {}

    static void fill(StubServices stubs) {
        Instant soon = Instant.now()
                .truncatedTo(ChronoUnit.DAYS)
                .plus(3, ChronoUnit.DAYS)
                .plus(19, ChronoUnit.HOURS);
        String group = "/api/roster/groups/lisbon-query";
        stubs.on("GET", group, 200, GROUP);
        stubs.on("GET", "/api/roster/groups/" + GROUP_ID, 200, GROUP);
        stubs.on("GET", group + "/organizers", 200, """
                {"items":[{"memberId":"1","displayName":"Ana Organizer","role":"organizer"},{"memberId":"2","displayName":"Rui Tavares","role":"organizer"}],"next":null}
                """);
        stubs.on("GET", group + "/meetings", 200, """
                {"items":[%s,%s,%s],"next":null}
                """.formatted(
                meeting("m1", "Reading plans aloud", soon, "Biblioteca das Galveias, room 2"),
                meeting(
                        "m2",
                        "Winter talks: three indexes, one winner",
                        soon.plus(40, ChronoUnit.DAYS),
                        "Casa do Comum"),
                meeting("m0", "Partitioning by hand", soon.minus(20, ChronoUnit.DAYS), "Biblioteca das Galveias")));
        stubs.on("GET", group + "/history", 200, """
                {"items":[{"id":"r2","version":7,"at":"2026-10-02T09:00:00Z","kind":"person","by":"Ana Organizer","why":"We moved",
                   "differences":[{"field":"city","before":"Porto","after":"Lisbon"},{"field":"story.attendance","before":null,"after":"30"}]},
                  {"id":"r1","version":1,"at":"2026-01-10T09:00:00Z","kind":"import","by":null,"why":"","differences":[]}],"next":null}
                """);
        stubs.on("GET", group + "/invitations", 200, """
                {"items":[{"id":"i1","role":"translator","invitedBy":"Ana Organizer","openedAt":"2026-11-01T09:00:00Z","expiresAt":"2026-11-15T09:00:00Z"}],"next":null}
                """);
        stubs.on("GET", "/api/roster/confirmations/tok", 200, """
                {"groupId":"g","slug":"lisbon-query","name":"Lisbon Query Circle","country":"PT","city":"Lisbon",
                 "url":"https://www.lisbon-query.example/","status":"active","confirmedAt":"2026-05-01T09:00:00Z"}
                """);
        stubs.on("GET", "/api/roster/meetings/m1", 200, evening(soon));
        stubs.on(
                "GET",
                "/api/roster/meetings/m1/attendance",
                200,
                "{\"going\":12,\"waiting\":0,\"maybe\":1,\"capacity\":25}");
        stubs.on("GET", group + "/series", 200, "{\"items\":[" + series() + "],\"next\":null}");
        stubs.on("GET", "/api/roster/series/s1", 200, series());
        stubs.on("GET", "/api/roster/me", 200, ME);
        String claims = "{\"items\":[" + CLAIM + "],\"next\":null}";
        stubs.on("GET", "/api/roster/me/claims", 200, claims);
        stubs.on("GET", "/api/roster/claims", 200, claims);
        stubs.on("GET", "/api/roster/groups/" + GROUP_ID + "/claims", 200, claims);
        stubs.on("GET", "/api/roster/claims/c1", 200, CLAIM);
        stubs.on("GET", group + "/site", 200, SITE);
        stubs.on(
                "GET",
                "/api/roster/site-mails/tok",
                200,
                "{\"groupName\":\"Lisbon Query Circle\",\"groupSlug\":\"lisbon-query\",\"member\":\"Ana Organizer\",\"url\":\"https://www.lisbon-query.example/\"}");
        account(stubs);
        starting(stubs);
        stubs.on("GET", "/api/blog/posts", 200, """
                {"items":[%s,%s],"next":null}
                """.formatted(
                        post("p1", "what-an-index-forgets", "What an index forgets"),
                        post("p2", "one-year", "One year of reading aloud")));
        stubs.on(
                "GET",
                "/api/blog/posts/what-an-index-forgets",
                200,
                post("p1", "what-an-index-forgets", "What an index forgets"));
        stubs.on("GET", "/api/list/lists", 200, "{\"items\":[" + list() + "],\"next\":null}");
        stubs.on("GET", "/api/list/lists/lisbon-query", 200, list());
        stubs.on("GET", "/api/list/lists/lisbon-query/threads", 200, """
                {"items":[{"id":"t1","subject":"Room for Thursday","startedAt":"2026-11-01T10:00:00Z","lastPostAt":"2026-11-03T10:00:00Z","posts":4},
                 {"id":"t2","subject":"Speakers wanted for the winter talks","startedAt":"2026-10-01T10:00:00Z","lastPostAt":"2026-10-13T10:00:00Z","posts":11}],"next":"abc"}
                """);
        stubs.on("GET", "/api/list/lists/lisbon-query/held", 200, """
                {"items":[{"id":"h1","author":"A. Visitor","subject":"Is the room still free?","receivedAt":"2026-11-03T10:00:00Z","reason":"not subscribed","text":"Hello,\\n\\nis the room still free on Thursday?"}],"next":null}
                """);
        stubs.on("GET", "/api/list/threads/t1", 200, thread());
        stubs.on("GET", "/api/media/albums", 200, "{\"items\":[" + album() + "],\"next\":null}");
        stubs.on("GET", "/api/media/albums/a1", 200, album());
        stubs.on("GET", "/api/media/items/i1", 200, item(1));
        for (int i = 1; i <= 6; i++) {
            byte[] picture = picture(i);
            stubs.on(
                    "GET",
                    "/api/media/files/p" + i + "/640.jpg",
                    request -> new StubServices.Answer(200, Map.of("Content-Type", "image/jpeg"), picture));
        }
        stubs.on(
                "GET",
                "/api/search",
                request -> StubServices.Answer.of(200, "application/json", search(request, soon)));
        stubs.on("GET", "/api/search/countries", 200, countries());
        StubDiscovery.fill(stubs, soon);
        stubs.on("GET", "/api/search/groups/" + GROUP_ID + "/sisters", 200, """
                {"items":[{"group":{"type":"group","id":"g9","slug":"recife-query","title":"Recife Query Circle","country":"BR","city":"Recife"},
                 "reasons":[{"kind":"topic","value":"postgresql"},{"kind":"language","value":"pt"},{"kind":"size","value":"40"},{"kind":"hours","value":"1.5"},{"kind":"moon","value":"full"}]}],"next":null}
                """);
        stubs.on(
                "GET",
                "/api/list/confirmations/tok",
                200,
                "{\"listName\":\"lisbon-query\",\"listTitle\":\"Lisbon Query Circle\"}");
        stubs.on(
                "GET",
                "/api/roster/invitations/tok",
                200,
                "{\"groupName\":\"Lisbon Query Circle\",\"groupSlug\":\"lisbon-query\",\"role\":\"organizer\",\"expiresAt\":\"2027-01-01T00:00:00Z\"}");
        stubs.on(
                "POST",
                "/api/blog/preview",
                200,
                "{\"html\":\"<p>We read <strong>plans</strong>.</p>\",\"excerpt\":\"We read plans.\"}");
    }

    private static void account(StubServices stubs) {
        stubs.on("GET", "/api/roster/me/notices", 200, """
                {"items":[{"kind":"CONFIRMATION","wanted":true,"canBeOff":true},{"kind":"GROUP","wanted":true,"canBeOff":true},
                 {"kind":"REQUEST","wanted":true,"canBeOff":false},{"kind":"INTRODUCTION","wanted":false,"canBeOff":true},
                 {"kind":"MESSAGE","wanted":true,"canBeOff":true}],"next":null}
                """);
        stubs.on("GET", "/api/roster/me/sessions", 200, """
                {"items":[{"id":"s1","browser":"Firefox on Linux","since":"2026-11-01T10:00:00Z","lastSeen":"2026-11-20T10:00:00Z","current":true},
                 {"id":"s2","browser":"Safari on an iPhone","since":"2026-10-01T10:00:00Z","lastSeen":"2026-11-19T10:00:00Z","current":false}],"next":null}
                """);
        stubs.on("GET", "/api/roster/me/tokens", 200, """
                {"items":[{"id":"t1","name":"Nightly import","scopes":["read","roster:write"],"createdAt":"2026-11-01T10:00:00Z","expiresAt":"2027-01-30T10:00:00Z","lastUsedOn":"2026-11-20"}],"next":null}
                """);
        stubs.on("GET", "/api/roster/notices/off/tok", 200, "{\"kind\":\"MESSAGE\",\"wanted\":true,\"canBeOff\":true}");
        stubs.on("GET", "/api/roster/me/export", 200, "{\"account\":{\"email\":\"ana@mail.example\"}}");
    }

    private static void starting(StubServices stubs) {
        stubs.on("GET", "/api/roster/pins", 200, """
                {"items":[{"geonameId":1,"city":"Porto","region":"Porto","country":"PT","lat":41.15,"lon":-8.61,"people":4,"topics":{"python":3,"data science":2}},
                 {"geonameId":2,"city":"Lyon","region":null,"country":"FR","lat":45.75,"lon":4.85,"people":1,"topics":{"rust":1}},
                 {"geonameId":3,"city":"Braga","region":"Braga","country":"PT","lat":41.55,"lon":-8.42,"people":1,"topics":{"go":1}}],"next":null}
                """);
        stubs.on("GET", "/api/roster/stories/advice", 200, """
                {"items":[{"words":"Comece <b>pequeno</b>.","language":"pt","name":"Python Porto","slug":"python-porto","country":"PT"}],"next":null}
                """);
        stubs.on("GET", "/api/roster/pins/tok", 200, """
                {"city":"Porto","country":"PT","topics":["python","data science"],"name":"Vera","sentence":"Evenings, and I can bring cake.","helps":true,"confirmed":true,"expiresAt":"2027-11-20T10:00:00Z"}
                """);
        stubs.on("GET", "/api/roster/introductions/tok", 200, """
                {"state":"asked","city":"Porto","topic":"python","name":"Vera","sentence":"Evenings, and I can bring cake."}
                """);
        stubs.on("GET", "/api/roster/beginnings/tok", 200, """
                {"name":"Python Porto","topic":"python","city":"Porto","country":"PT","people":5,"slug":null}
                """);
        stubs.on("GET", "/api/roster/mentors", 200, """
                {"items":[{"name":"Rui Tavares","sentence":"I have begun two, and closed one."}],"next":null}
                """);
        stubs.on("GET", "/api/roster/me/mentoring", 200, """
                {"offer":{"languages":["pt"],"countries":["PT"],"topics":["sql"],"city":"Lisbon","country":"PT","geonameId":2267057,"atATime":2,"sentence":"Ask me about rooms.","paused":false,"taken":1},
                 "asked":[{"id":"q1","state":"asked","with":"Eva Nova","where":"Porto","groupSlug":"porto-query","languages":["pt"],"topics":["python"],"words":"How did you find a room?","askedAt":"2026-11-20T10:00:00Z","until":"2026-12-04T10:00:00Z"}],
                 "mine":null}
                """);
    }

    static String meeting(String id, String title, Instant at, String venue) {
        return """
                {"id":"%s","version":1,"groupId":"%s","title":"%s","description":"Bring one query that is slow.","startsAt":"%s","zone":"Europe/Lisbon","durationMinutes":120,"venue":"%s","onlineUrl":"https://meet.example.org/lisbon"}
                """.formatted(id, GROUP_ID, title, at, venue);
    }

    static String evening(Instant at) {
        return """
                {"id":"m1","version":4,"groupId":"%s","title":"Reading plans aloud","description":"Bring one query that is slow.","startsAt":"%s","zone":"Europe/Lisbon","durationMinutes":120,"venue":"Biblioteca das Galveias, room 2","onlineUrl":null,
                 "talks":[{"title":"Hash or merge","speaker":"Rui Tavares","link":"https://slides.example.org/hash","language":"pt"},{"title":"Lightning","speaker":null,"link":"javascript:alert(1)","language":null}],
                 "expectedSize":20,"capacity":25,"status":"planned","source":"series","seriesId":"s1","detached":false}
                """.formatted(GROUP_ID, at);
    }

    static String series() {
        return """
                {"id":"s1","version":2,"groupId":"%s","title":"Reading plans aloud","description":"","startsAtLocal":"2026-01-08T19:00","zone":"Europe/Lisbon","durationMinutes":120,"rule":"FREQ=MONTHLY;BYDAY=2TH","exceptDates":["2026-12-10T19:00"],"extraDates":[],"venue":"Biblioteca das Galveias","onlineUrl":null,"expectedSize":null,"capacity":25,"endedAt":null,
                 "inWords":{"en":"every second Thursday of the month at 19:00","de":"jeden zweiten Donnerstag im Monat um 19:00 Uhr"}}
                """.formatted(GROUP_ID);
    }

    static String post(String id, String slug, String title) {
        return """
                {"id":"%s","slug":"%s","version":3,"groupId":"%s","groupSlug":"lisbon-query","groupName":"Lisbon Query Circle","country":"PT","title":"%s",
                 "markdown":"We read plans.","html":"<p>An index remembers where things are, and forgets why anybody wanted them. On Tuesday we took three of ours apart, on paper, with scissors.</p><h2>What we cut</h2><p>The first had not been used since spring. <a href=\\"https://example.org\\">Its statistics</a> said so, and so did the person who had made it.</p><ul><li>one for a report nobody reads</li><li>one for a column that moved</li></ul><blockquote><p>If it is not in the plan, it is furniture.</p></blockquote><pre><code>explain (analyze, buffers)\\nselect * from meetings where starts_at &gt; now();</code></pre>",
                 "excerpt":"An index remembers where things are, and forgets why anybody wanted them.","language":"en","topics":["postgres"],"state":"published","authorId":"1","authorName":"Ana Organizer","createdAt":"2026-10-01T10:00:00Z","changedAt":"2026-10-01T10:00:00Z","publishedAt":"2026-10-01T10:00:00Z"}
                """.formatted(id, slug, GROUP_ID, title);
    }

    private static String list() {
        return """
                {"id":"l1","version":1,"groupId":"%s","name":"lisbon-query","address":"lisbon-query@lists.localhost","title":"Lisbon Query Circle","description":"Rooms, speakers, and the odd slow query.","subscribers":42}
                """.formatted(GROUP_ID);
    }

    private static String thread() {
        return """
                {"id":"t1","listName":"lisbon-query","listTitle":"Lisbon Query Circle","groupId":"%s","groupSlug":"lisbon-query","subject":"Room for Thursday","posts":[
                 {"id":"1","parentId":null,"depth":0,"author":"Ana Organizer","sentAt":"2026-11-01T10:00:00Z","subject":"Room for Thursday","text":"Hello all,\\n\\nthe library closes at eight on Thursday. Who knows another room for twelve people and a projector?\\n\\nAna"},
                 {"id":"2","parentId":"1","depth":1,"author":"Rui Tavares","sentAt":"2026-11-02T10:00:00Z","subject":"Re: Room for Thursday","text":"> the library closes at eight on Thursday.\\n\\nWe can use the kitchen at work. The projector is old but bright."},
                 {"id":"3","parentId":"2","depth":2,"author":"Ana Organizer","sentAt":"2026-11-02T12:00:00Z","subject":"Re: Room for Thursday","text":"> We can use the kitchen at work.\\n\\nThank you, then it is the kitchen."},
                 {"id":"4","parentId":"1","depth":14,"author":"M.","sentAt":"2026-11-03T10:00:00Z","subject":"Re: Room for Thursday","text":"I bring cups."}]}
                """.formatted(GROUP_ID);
    }

    private static String album() {
        StringBuilder items = new StringBuilder();
        for (int i = 1; i <= 6; i++) {
            items.append(i > 1 ? "," : "").append(item(i));
        }
        return """
                {"id":"a1","version":1,"groupId":"%s","groupSlug":"lisbon-query","groupName":"Lisbon Query Circle","title":"Autumn evening","takenOn":"2026-10-06","items":6,"cover":"/api/media/files/p1/640.jpg","itemList":[%s]}
                """.formatted(GROUP_ID, items);
    }

    private static String item(int i) {
        return """
                    {"id":"i%d","version":1,"albumId":"a1","groupId":"%s","caption":"Reading a plan, part %d","alt":"Two people look at a long sheet of paper","credit":"Rui Tavares","licence":"CC-BY-4.0","takenAt":null,"width":640,"height":%d,"variants":[{"width":320,"height":240,"url":"/api/media/files/p%d/640.jpg"},{"width":640,"height":480,"url":"/api/media/files/p%d/640.jpg"}]}
                    """.formatted(i, GROUP_ID, i, 480, i, i);
    }

    private static String calledOff(String meeting) {
        return meeting.replace("\"status\":null", "\"status\":\"called-off\"").replace("m1", "m2");
    }

    private static String search(StubServices.Asked request, Instant soon) {
        Map<String, String> query = StubSignIn.query(request.uri().getRawQuery());
        String group = "\"group\":{\"id\":\"" + GROUP_ID
                + "\",\"slug\":\"lisbon-query\",\"name\":\"Lisbon Query Circle\",\"country\":\"PT\",\"city\":\"Lisbon\"}";
        String place = ",\"country\":\"PT\",\"city\":\"Lisbon\",\"language\":\"en\"";
        String group1 =
                "{\"type\":\"group\",\"id\":\"g1\",\"slug\":\"lisbon-query\",\"title\":\"Lisbon Query Circle\",\"summary\":\"We meet every second Tuesday to read query plans aloud.\",\"highlights\":[\"We meet every second Tuesday to read <mark>query</mark> plans aloud.\"],"
                        + group + place
                        + ",\"topics\":[\"sql\",\"postgres\",\"data\"],\"at\":null,\"picture\":null,\"url\":\"/groups/lisbon-query\",\"location\":{\"lat\":38.72,\"lon\":-9.14}}";
        String group2 =
                "{\"type\":\"group\",\"id\":\"g2\",\"slug\":\"porto-query\",\"title\":\"Porto Query Evenings\",\"summary\":\"By the river, first Monday of the month.\",\"highlights\":[],\"group\":null,\"country\":\"PT\",\"city\":\"Porto\",\"language\":\"pt\",\"topics\":[\"sql\"],\"at\":null,\"picture\":null,\"url\":\"/groups/porto-query\",\"location\":{\"lat\":41.15,\"lon\":-8.61}}";
        String post =
                "{\"type\":\"post\",\"id\":\"p1\",\"slug\":\"what-an-index-forgets\",\"title\":\"What an index forgets\",\"summary\":\"An index remembers where things are.\",\"highlights\":[\"On Tuesday we took three of our <mark>query</mark> indexes apart, on paper\"],"
                        + group + place
                        + ",\"topics\":[\"postgres\"],\"at\":\"2026-10-01T10:00:00Z\",\"picture\":null,\"url\":\"/posts/what-an-index-forgets\"}";
        String thread =
                "{\"type\":\"thread\",\"id\":\"t1\",\"slug\":null,\"title\":\"Room for Thursday\",\"summary\":\"the library closes at eight\",\"highlights\":[],"
                        + group + place
                        + ",\"topics\":[],\"at\":\"2026-11-03T10:00:00Z\",\"picture\":null,\"url\":\"/threads/t1\"}";
        String meeting =
                "{\"type\":\"meeting\",\"id\":\"m1\",\"slug\":null,\"title\":\"Reading plans aloud\",\"summary\":\"Bring one query that is slow.\",\"highlights\":[],"
                        + group + place + ",\"topics\":[],\"at\":\"" + soon
                        + "\",\"picture\":null,\"status\":null,\"url\":\"/groups/lisbon-query/meetings/m1\"}";
        String photos = "";
        for (int i = 1; i <= 6; i++) {
            photos += (i > 1 ? "," : "") + "{\"type\":\"photo\",\"id\":\"i" + i
                    + "\",\"slug\":null,\"title\":\"Two people look at a long sheet of paper\",\"summary\":\"Autumn evening\",\"highlights\":[],"
                    + group + place + ",\"topics\":[],\"at\":\"2026-10-06T10:00:00Z\",\"picture\":\"/api/media/files/p"
                    + i + "/640.jpg\",\"url\":\"/albums/a1\"}";
        }
        if (query.containsKey("explain")) {
            group1 = explained(group1);
        }
        String type = query.getOrDefault("type", "");
        String items =
                switch (type) {
                    case "group" -> String.join(",", group1, group2);
                    case "post" ->
                        String.join(
                                ",",
                                post,
                                post.replace("What an index forgets", "One year of reading aloud"),
                                post.replace("What an index forgets", "A table for the winter"));
                    case "meeting" -> String.join(",", meeting, meeting.replace("Reading plans aloud", "Winter talks"));
                    case "photo" -> photos;
                    default ->
                        String.join(",", group1, group2, meeting, calledOff(meeting), post, thread)
                                + ","
                                + photos.substring(0, photos.indexOf("},{\"type\"") + 1);
                };
        if (query.getOrDefault("q", "").equals("nothing")) {
            return query.containsKey("country")
                    ? "{\"total\":0,\"items\":[],\"facets\":{},\"next\":null}"
                    : "{\"total\":3,\"items\":[],\"facets\":{},\"next\":null}";
        }
        if (query.getOrDefault("q", "").equals("Muenchen pyhton") && !query.containsKey("literal")) {
            return """
                    {"total":1,"items":[%s],"facets":{},"next":null,"understood":[
                     {"kind":"place","typed":"Muenchen","value":"Munich","name":"Munich, Germany","corrected":false,"without":"pyhton"},
                     {"kind":"topic","typed":"pyhton","value":"python","name":"Python","corrected":true,"without":"Muenchen"}]}
                    """.formatted(group1);
        }
        return """
                {"total":27,"items":[%s],"facets":{"type":[{"value":"group","count":12},{"value":"meeting","count":4},{"value":"post","count":6},{"value":"thread","count":3},{"value":"photo","count":2}],
                 "country":[{"value":"PT","count":14},{"value":"ES","count":5},{"value":"BR","count":3},{"value":"FR","count":2},{"value":"DE","count":1},{"value":"XK","count":1},{"value":"JP","count":1},{"value":"US","count":1},{"value":"GB","count":1},{"value":"IT","count":1}],
                 "topic":[{"value":"sql","count":11},{"value":"postgres","count":7},{"value":"data","count":4}],"language":[{"value":"pt","count":12},{"value":"en","count":9},{"value":"pt-BR","count":3}],
                 "subdivision":[{"value":"PT-13","count":3,"name":"Porto District"}],"city":[{"value":"2267057","count":3,"name":"Lisbon"}]},"next":"cursor-2"}
                """.formatted(items);
    }

    private static String explained(String hit) {
        return hit.substring(0, hit.length() - 1) + """
                ,"kilometres":1.44,"featured":{"until":"2099-01-01","note":"Reads plans aloud."},"why":[{"kind":"city","typed":"Lisboa","matched":"Lisbon"},{"kind":"topic","typed":"postgres","matched":"postgresql"},
                 {"kind":"country","typed":"Portugal","matched":"PT"},{"kind":"access","typed":"wheelchair","matched":"stepFree"},{"kind":"language","typed":"Portuguese","matched":"pt"},{"kind":"moon","typed":"full","matched":"full"},{"kind":"words","typed":"plans","matched":""}]}
                """.strip();
    }

    private static String countries() {
        List<String> codes = List.of(
                "PT", "ES", "FR", "DE", "US", "BR", "JP", "IN", "NG", "ZA", "KE", "GB", "IT", "PL", "CZ", "AR", "CL",
                "MX", "CA", "AU", "NZ", "SE", "NO", "FI", "EE", "LV", "LT", "XK", "BA", "GR", "TR", "EG", "GH", "TZ");
        StringBuilder items = new StringBuilder();
        for (int i = 0; i < codes.size(); i++) {
            items.append(i > 0 ? "," : "")
                    .append("{\"country\":\"%s\",\"groups\":%d,\"active\":9,\"newestAt\":\"2026-10-01T00:00:00Z\"}"
                            .formatted(codes.get(i), 120 - 3 * i));
        }
        return "{\"items\":[" + items + "]}";
    }

    private static byte[] picture(int number) {
        BufferedImage image = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        canvas.setPaint(new GradientPaint(
                0,
                0,
                Color.getHSBColor(number / 7f, 0.35f, 0.75f),
                640,
                480,
                Color.getHSBColor(number / 7f + 0.1f, 0.5f, 0.35f)));
        canvas.fillRect(0, 0, 640, 480);
        canvas.setColor(new Color(255, 250, 235));
        canvas.rotate(number / 9.0, 320, 240);
        canvas.fillRect(200, 150, 260, 170);
        canvas.dispose();
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(image, "jpeg", bytes);
            return bytes.toByteArray();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
