package org.usergroups.roster;

import org.junit.jupiter.api.Test;
import org.usergroups.platform.testing.Architecture;

class FeaturesTest {

    @Test
    void featuresDependOneWay() {
        Architecture.check("org.usergroups.roster");
    }
}
