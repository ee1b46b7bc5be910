package org.usergroups.roster.pins;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Saying yes or no to being introduced, by the link of a mail. Nothing of the other is told here, not even what they said. */
@RestController
@RequestMapping("/api/roster/introductions/{token}")
class IntroductionController {

    private final Pins pins;
    private final Pairs pairs;
    private final PinLinks links;
    private final PinClock clock;

    IntroductionController(Pins pins, Pairs pairs, PinLinks links, PinClock clock) {
        this.pins = pins;
        this.pairs = pairs;
        this.links = links;
        this.clock = clock;
    }

    /**
     * @param state {@code asked}, {@code waiting} for the other, {@code introduced} or {@code declined} by the reader
     * @param name what the other would get, besides the address, which is in no answer of ours
     */
    record IntroductionView(String state, String city, String topic, String name, String sentence) {}

    @GetMapping
    IntroductionView read(@PathVariable String token) {
        var link = links.get(token, PinLinks.Purpose.introduction);
        return view(link, pairs.find(link.about()).orElseThrow(PinLinks::over));
    }

    @PostMapping("/acceptance")
    IntroductionView accept(@PathVariable String token) {
        var link = links.get(token, PinLinks.Purpose.introduction);
        var pair = answer(link, Pair.Answer.accepted);
        if (pair.isIntroduced()) {
            clock.introduce(pair);
        }
        return view(link, pair);
    }

    @PostMapping("/refusal")
    IntroductionView decline(@PathVariable String token) {
        var link = links.get(token, PinLinks.Purpose.introduction);
        return view(link, answer(link, Pair.Answer.declined));
    }

    private Pair answer(PinLinks.PinLink link, Pair.Answer answer) {
        return pins.find(link.of())
                .flatMap(pin -> pairs.answer(link.about(), pin.id(), answer))
                .orElseThrow(PinLinks::over);
    }

    private IntroductionView view(PinLinks.PinLink link, Pair pair) {
        var pin = pins.find(link.of()).orElseThrow(PinLinks::over);
        return new IntroductionView(
                pair.standing(pin.id()).name(), pin.place().city(), pair.topicOf(pin.id()), pin.name(), pin.sentence());
    }
}
