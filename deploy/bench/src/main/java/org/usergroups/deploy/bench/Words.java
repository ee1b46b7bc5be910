package org.usergroups.deploy.bench;

import java.util.random.RandomGenerator;

/** Made-up words that occur nowhere else, unlike enough that a search which forgives slips does not take one for another. */
final class Words {

    private static final int LENGTH = 14;
    private static final String CONSONANTS = "bdfgjklmnpqrtvwxz";
    private static final String VOWELS = "aeiou";

    private final RandomGenerator random;

    Words(RandomGenerator random) {
        this.random = random;
    }

    String next() {
        var word = new StringBuilder(LENGTH);
        for (var index = 0; index < LENGTH; index++) {
            var letters = index % 2 == 0 ? CONSONANTS : VOWELS;
            word.append(letters.charAt(random.nextInt(letters.length())));
        }
        return word.toString();
    }
}
