package org.usergroups.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
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
        properties = {"usergroups.portal-client-secret=portal", "usergroups.operator-client-secret=operator"})
class AuthorizationIT {

    private static final Pattern LINE = Pattern.compile("(\\w+) +(\\S+) +(\\w+)");

    /** In the order of what they may: each may what the ones before it may. */
    private enum Role {
        everybody,
        member,
        translator,
        organizer,
        coordinator
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
                                () -> check(endpoint, role, Role.valueOf(String.valueOf(rules.get(endpoint.key())))))));
    }

    private void check(Endpoint endpoint, Role role, Role least) {
        var owner = api.member("owner@rights.example");
        var group = api.post("/api/roster/groups", owner, Map.of("name", "Rights %d".formatted(++registered)))
                .text("id");
        var token = token(role, group);
        var answer = api.exchange(
                endpoint.method(),
                path(endpoint, group, owner),
                token,
                "*",
                endpoint.method() == HttpMethod.GET || endpoint.method() == HttpMethod.DELETE ? null : "{}",
                endpoint.consumes());
        if (role.compareTo(least) >= 0) {
            // What is then wrong with an empty request is another matter.
            assertThat(answer.status())
                    .as("%s by %s: %s", endpoint.key(), role, answer.problem())
                    .isNotIn(401, 403, 405, 415, 500);
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
                var email = role + "@rights.example";
                if (role != Role.member) {
                    accounts.addMembership(
                            api.idOf(email), group, role == Role.organizer ? Rights.ORGANIZER : Rights.TRANSLATOR);
                }
                yield api.member(email);
            }
        };
    }

    private String path(Endpoint endpoint, String group, String owner) {
        var path = endpoint.path().replace("{slugOrId}", group);
        if (path.contains("/meetings/{id}")) {
            path = path.replace("{id}", meeting(group, owner));
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

    private Stream<Endpoint> endpoints() {
        return mappings.getHandlerMethods().keySet().stream()
                .flatMap(AuthorizationIT::endpoints)
                .filter(endpoint -> endpoint.path().startsWith("/api/"))
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
