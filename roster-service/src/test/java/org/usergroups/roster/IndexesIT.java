package org.usergroups.roster;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import org.bson.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@RunningRoster
class IndexesIT {

    @Autowired
    private MongoDatabase database;

    @ParameterizedTest
    @CsvSource({
        "notices, sentAt",
        "notices, droppedAt",
        "authorizations, endsAt",
        "actionLinks, expiresAt",
        "accounts, coordinator",
        "attendances, endsAt",
        "groups, entry.places.country",
        "attendances, answers.email"
    })
    void whatIsLookedForRegularlyHasAnIndex(String collection, String field) {
        assertThat(database.getCollection(collection).listIndexes().into(new ArrayList<>()))
                .extracting(index ->
                        index.get("key", Document.class).keySet().iterator().next())
                .contains(field);
    }
}
