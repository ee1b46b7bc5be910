package org.usergroups.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.usergroups.platform.testing.Backends;
import org.usergroups.platform.testing.ProjectRoot;
import org.usergroups.roster.members.Accounts;
import org.usergroups.roster.members.Rights;

/** Every endpoint by every role, held against {@code contracts/rights.txt}; an endpoint without a line there fails the build. */
@Backends
@Import(Calls.class)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "usergroups.portal-client-secret=portal",
            "usergroups.operator-client-secret=operator",
            "usergroups.registrations-per-day=10000"
        })
class AuthorizationIT {

    private static final Pattern LINE = Pattern.compile("(\\w+) +(\\S+) +([\\w+]+)");

    /** In the order of what they may: each may what the ones before it may, but what is only for claimants. */
    private enum Role {
        everybody,
        member,
        claimant,
        translator,
        organizer,
        coordinator
    }

    /** Who may: a role and all that come after it, or claimants alone, or both; or a group's own organizers and nobody else. */
    private record Rule(@Nullable Role least, @Nullable Role most, boolean isForClaimants) {

        private static final String OWN_ORGANIZER = "ownOrganizer";

        static Rule of(String text) {
            if (text.equals(OWN_ORGANIZER)) {
                return new Rule(Role.organizer, Role.organizer, false);
            }
            var names = List.of(text.split("\\+"));
            return new Rule(
                    names.getFirst().equals(Role.claimant.name()) ? null : Role.valueOf(names.getFirst()),
                    null,
                    names.contains(Role.claimant.name()));
        }

        boolean allows(Role role) {
            return (role == Role.claimant && isForClaimants)
                    || (least != null && role.compareTo(least) >= 0 && (most == null || role.compareTo(most) <= 0));
        }
    }

    /** An endpoint with what it takes. */
    private record Endpoint(
            HttpMethod method, String path, @Nullable MediaType consumes) {

        String key() {
            return method + " " + path;
        }
    }

    @Autowired
    private Calls api;

    @Autowired
    private Accounts accounts;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    private int registered;

    /** A group that nobody has changed and for which nothing was made; empty if the last check may have. */
    private String untouched = "";

    @Test
    void everyEndpointHasARuleAndEveryRuleAnEndpoint() throws IOException {
        assertThat(new TreeSet<>(rules().keySet()))
                .isEqualTo(new TreeSet<>(endpoints().map(Endpoint::key).toList()));
    }

    @TestFactory
    Stream<DynamicTest> everyRoleGetsWhatTheRuleSays() throws IOException {
        var rules = rules();
        return endpoints()
                .filter(endpoint -> rules.containsKey(endpoint.key()))
                .flatMap(endpoint -> Stream.of(Role.values())
                        .map(role -> DynamicTest.dynamicTest(
                                endpoint.key() + " by " + role,
                                () -> check(endpoint, role, Rule.of(String.valueOf(rules.get(endpoint.key())))))));
    }

    private void check(Endpoint endpoint, Role role, Rule rule) {
        var owner = api.member("owner@rights.example");
        registered++;
        var group = untouched.isEmpty()
                ? api.post("/api/roster/groups", owner, Map.of("name", "Rights %d".formatted(registered)))
                        .text("id")
                : untouched;
        var isOfTheGroupAlone = !endpoint.path().replace("{slugOrId}", "").contains("{");
        untouched = isOfTheGroupAlone && (endpoint.method() == HttpMethod.GET || !rule.allows(role)) ? group : "";
        var token = token(role, group);
        var answer = api.exchange(
                endpoint.method(),
                path(endpoint, group, owner),
                token,
                "*",
                endpoint.method() == HttpMethod.GET || endpoint.method() == HttpMethod.DELETE ? null : "{}",
                endpoint.consumes());
        if (rule.allows(role)) {
            // What is then wrong with an empty request is another matter. An inbox that takes nothing says so by 405.
            assertThat(answer.status())
                    .as("%s by %s: %s", endpoint.key(), role, answer.problem())
                    .isNotIn(401, 403, endpoint.path().endsWith("/inbox") ? 415 : 405, 415, 500);
        } else {
            assertThat(answer.status())
                    .as("%s by %s: %s", endpoint.key(), role, answer.problem())
                    .isEqualTo(role == Role.everybody ? 401 : 403);
        }
    }

    private @Nullable String token(Role role, String group) {
        return switch (role) {
            case everybody -> null;
            case coordinator -> api.coordinator();
            default -> {
                var email = role == Role.claimant ? claimant() : role + "@rights.example";
                if (role == Role.translator || role == Role.organizer) {
                    accounts.addMembership(
                            api.idOf(email), group, role == Role.organizer ? Rights.ORGANIZER : Rights.TRANSLATOR);
                }
                yield api.member(email);
            }
        };
    }

    private String path(Endpoint endpoint, String group, String owner) {
        var path = endpoint.path().replace("{slugOrId}", group);
        var at = "/api/roster/groups/" + group;
        if (path.contains("/meetings/{id}")) {
            path = path.replace("{id}", meeting(group, owner));
        } else if (path.contains("/series/{id}")) {
            path = path.replace("{id}", series(at, owner));
        } else if (path.contains("/webhooks/{id}")) {
            path = path.replace("{id}", webhook(at, owner));
        } else if (path.contains("/actors/{id}")) {
            path = path.replace("{id}", group);
        } else if (path.contains("/claims/{claim}")) {
            path = path.replace("{claim}", claim(at));
        }
        return path.replaceAll("\\{\\w+}", "unknown");
    }

    private String meeting(String group, String owner) {
        return api.post(
                        "/api/roster/groups/" + group + "/meetings",
                        owner,
                        Map.of("title", "Evening", "startsAtLocal", "2027-01-12T19:00", "zone", "Europe/Lisbon"))
                .text("id");
    }

    private String series(String group, String owner) {
        return id(api.post(
                group + "/series",
                owner,
                Map.of(
                        "title", "Evenings",
                        "startsAtLocal", "2027-01-12T19:00",
                        "zone", "Europe/Lisbon",
                        "rule", "FREQ=MONTHLY;BYDAY=2TU")));
    }

    private String webhook(String group, String owner) {
        return id(api.post(group + "/webhooks", owner, Map.of("url", "https://hooks.example/here")));
    }

    /** A request for a group whose organizers are silent, by the claimant of this check. */
    private String claim(String group) {
        api.patch(group, api.coordinator(), "*", Map.of("status", "dormant"));
        return id(api.post(group + "/claims", api.member(claimant()), Map.of("why", "I run it.")));
    }

    private static String id(Calls.Answer made) {
        assertThat(made.status()).as(made.problem()).isEqualTo(201);
        return made.text("id");
    }

    /** Another one in every check, since nobody may have many requests open. */
    private String claimant() {
        return "claimant%d@rights.example".formatted(registered);
    }

    private Stream<Endpoint> endpoints() {
        return mappings.getHandlerMethods().keySet().stream()
                .flatMap(AuthorizationIT::endpoints)
                .filter(endpoint ->
                        endpoint.path().startsWith("/api/") || endpoint.path().startsWith("/.well-known/"))
                .filter(endpoint -> !endpoint.path().startsWith("/api/roster/openapi"));
    }

    private static Stream<Endpoint> endpoints(RequestMappingInfo mapping) {
        var consumes = mapping.getConsumesCondition().getConsumableMediaTypes().stream()
                .findFirst()
                .orElse(MediaType.APPLICATION_JSON);
        return mapping.getMethodsCondition().getMethods().stream()
                .flatMap(method -> mapping.getPatternValues().stream()
                        .map(path -> new Endpoint(method.asHttpMethod(), path, consumes)));
    }

    private static Map<String, String> rules() throws IOException {
        var rules = new TreeMap<String, String>();
        for (var line : Files.readAllLines(ProjectRoot.find().resolve("roster-service/contracts/rights.txt"))) {
            var rule = LINE.matcher(line);
            if (!line.startsWith("#") && rule.matches()) {
                rules.put(rule.group(1) + " " + rule.group(2), rule.group(3));
            }
        }
        return rules;
    }
}
