package org.usergroups.deploy.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.usergroups.deploy.bench.world.World;

class QuestionsTest {

    private static final World WORLD = new World(1, 500, 1_000);

    @Test
    void theSameWorldIsAskedTheSameQuestions() {
        var questions = new Questions(WORLD, 7).searches(20);
        assertThat(new Questions(WORLD, 7).searches(20)).isEqualTo(questions);
        assertThat(new Questions(WORLD, 8).searches(20)).isNotEqualTo(questions);
    }

    @Test
    void everyKindHasItsShare() {
        var questions = new Questions(WORLD, 1).searches(15);
        assertThat(questions.stream().map(Question::kind).distinct()).hasSize(questions.size() / 15);
        for (var question : questions) {
            assertThat(URI.create(question.path())).hasPath("/api/search").hasNoFragment();
        }
    }

    @Test
    void suggestionsAreTheBeginningsOfWords() {
        for (var question : new Questions(WORLD, 1).suggestions(200)) {
            assertThat(URI.create(question.path()).getQuery()).matches("lang=[\\w-]+&q=.{1,16}");
        }
    }
}
