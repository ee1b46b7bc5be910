package org.usergroups.roster.groups;

import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The kinds of channels, and the services on the net that are of one kind, by the words and the hosts that people know them by. */
final class KnownServices {

    /** What a channel is for. */
    enum Kind {
        website,
        chat,
        video,
        code,
        social
    }

    /**
     * A service.
     *
     * @param name as it writes itself; absent for words that are none's name
     */
    record Service(Kind kind, @Nullable String name) {}

    private static final Map<String, Service> BY_WORD = new HashMap<>();
    private static final Map<String, Service> BY_HOST = new HashMap<>();

    static {
        known(Kind.chat, "Matrix", "matrix element", "matrix.to app.element.io");
        known(Kind.chat, "Slack", "slack", "slack.com");
        known(Kind.chat, "Discord", "discord", "discord.gg discord.com discordapp.com");
        known(Kind.chat, "Telegram", "telegram", "t.me telegram.me");
        known(Kind.chat, "IRC", "irc", "libera.chat webchat.oftc.net");
        known(Kind.chat, "Zulip", "zulip", "zulipchat.com");
        known(Kind.chat, "WhatsApp", "whatsapp", "chat.whatsapp.com wa.me");
        known(Kind.chat, "Signal", "signal", "signal.group");
        known(Kind.chat, "Mattermost", "mattermost", "");
        known(Kind.chat, "Rocket.Chat", "rocketchat rocket.chat", "");
        known(Kind.chat, "XMPP", "xmpp jabber", "");
        known(Kind.chat, "Gitter", "gitter", "gitter.im");
        known(Kind.chat, "LINE", "line", "line.me");
        known(Kind.chat, "KakaoTalk", "kakaotalk", "open.kakao.com");
        known(Kind.video, "YouTube", "youtube", "youtube.com youtu.be");
        known(Kind.video, "PeerTube", "peertube", "");
        known(Kind.video, "Twitch", "twitch", "twitch.tv");
        known(Kind.video, "Vimeo", "vimeo", "vimeo.com");
        known(Kind.video, "Bilibili", "bilibili", "bilibili.com");
        known(Kind.code, "GitHub", "github", "github.com github.io");
        known(Kind.code, "GitLab", "gitlab", "gitlab.com");
        known(Kind.code, "Codeberg", "codeberg", "codeberg.org");
        known(Kind.code, "SourceHut", "sourcehut sr.ht", "sr.ht");
        known(Kind.code, "Bitbucket", "bitbucket", "bitbucket.org");
        known(Kind.code, "Gitea", "gitea forgejo", "");
        known(Kind.social, "Mastodon", "mastodon", "mastodon.social mastodon.online fosstodon.org hachyderm.io mas.to");
        known(Kind.social, "Bluesky", "bluesky", "bsky.app");
        known(Kind.social, "LinkedIn", "linkedin", "linkedin.com lnkd.in");
        known(Kind.social, "X", "twitter x", "twitter.com x.com");
        known(Kind.social, "Facebook", "facebook", "facebook.com fb.com fb.me");
        known(Kind.social, "Instagram", "instagram", "instagram.com");
        known(Kind.social, "Threads", "threads", "threads.net threads.com");
        known(Kind.social, "Reddit", "reddit", "reddit.com");
        known(Kind.social, "TikTok", "tiktok", "tiktok.com");
        known(Kind.social, "Xing", "xing", "xing.com");
        known(Kind.social, "VK", "vk", "vk.com");
        known(Kind.social, "Weibo", "weibo", "weibo.com");
        known(Kind.social, "Pixelfed", "pixelfed", "pixelfed.social");
        known(Kind.social, "Lemmy", "lemmy", "");
        known(Kind.social, "Meetup", "meetup", "meetup.com");
        known(Kind.social, "Eventbrite", "eventbrite", "eventbrite.com");
        known(Kind.social, "connpass", "connpass", "connpass.com");
        known(Kind.social, "Google Groups", "", "groups.google.com");
        known(Kind.social, null, "forum discourse fediverse", "");
        known(Kind.website, null, "web site homepage page blog wiki", "");
    }

    private KnownServices() {}

    private static void known(Kind kind, @Nullable String name, String words, String hosts) {
        var service = new Service(kind, name);
        Stream.of(words.split(" ")).filter(word -> !word.isEmpty()).forEach(word -> BY_WORD.put(word, service));
        Stream.of(hosts.split(" ")).filter(host -> !host.isEmpty()).forEach(host -> BY_HOST.put(host, service));
    }

    /** The kind or the service that a word names. */
    static Optional<Service> named(String word) {
        var plain = word.strip().toLowerCase(Locale.ROOT);
        for (var kind : Kind.values()) {
            if (kind.name().equals(plain)) {
                return Optional.of(new Service(kind, null));
            }
        }
        return Optional.ofNullable(BY_WORD.get(plain));
    }

    /** The service at whose host, or a host under it, an address leads. */
    static Optional<Service> at(String url) {
        try {
            var host = URI.create(url).getHost();
            var rest = host == null ? "" : host.toLowerCase(Locale.ROOT);
            while (!rest.isEmpty()) {
                var service = BY_HOST.get(rest);
                if (service != null) {
                    return Optional.of(service);
                }
                var dot = rest.indexOf('.');
                rest = dot < 0 ? "" : rest.substring(dot + 1);
            }
        } catch (IllegalArgumentException noAddress) {
            // What is wrong with it is told elsewhere.
        }
        return Optional.empty();
    }
}
