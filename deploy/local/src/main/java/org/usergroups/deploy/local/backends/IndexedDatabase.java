package org.usergroups.deploy.local.backends;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/**
 * A database whose collections look for documents by a unique index also when a query asks for more than its key: the database as it
 * comes reads every document then, as for an id with a version.
 */
final class IndexedDatabase extends H2Database {

    /** The names that the database as it comes gives to its maps. */
    private static final String DOCUMENTS = "databases.";

    private static final String FIGURES = "meta.";

    private final MVStore maps;
    private final CursorRegistry cursors;

    IndexedDatabase(String name, MVStore store, CursorRegistry cursors) {
        this.maps = store;
        this.cursors = cursors;
        // It opens its collections at once.
        super(name, store, cursors);
    }

    @Override
    protected MongoCollection<Object> openOrCreateCollection(String name, CollectionOptions options) {
        var fullName = getFullCollectionNamespace(name);
        return new IndexedCollection(
                this, name, options, maps.openMap(DOCUMENTS + fullName), maps.openMap(FIGURES + fullName), cursors);
    }

    private static final class IndexedCollection extends H2Collection {

        IndexedCollection(
                IndexedDatabase database,
                String name,
                CollectionOptions options,
                MVMap<Object, Document> documents,
                MVMap<String, Object> figures,
                CursorRegistry cursors) {
            super(database, name, options, documents, figures, cursors);
        }

        @Override
        protected QueryResult queryDocuments(
                Document query,
                @Nullable Document order,
                int skipped,
                int limit,
                int batchSize,
                @Nullable Document fields) {
            var positions = positions(query);
            return positions == null
                    ? super.queryDocuments(query, order, skipped, limit, batchSize, fields)
                    : matchDocuments(query, positions, order, skipped, limit, batchSize, fields);
        }

        /** Where all documents are that can match; null if no index knows. */
        private @Nullable Iterable<Object> positions(Document query) {
            for (var condition : conditions(query)) {
                for (var index : getIndexes()) {
                    if (index.canHandle(condition)) {
                        return index.getPositions(condition);
                    }
                }
            }
            return null;
        }

        /** What must all be so for a document to match, each by itself. */
        private static List<Document> conditions(Document query) {
            var conditions = new ArrayList<Document>();
            query.forEach((key, value) -> {
                if (!key.equals("$and")) {
                    conditions.add(new Document(key, value));
                } else if (value instanceof Collection<?> parts) {
                    for (var part : parts) {
                        if (part instanceof Document document) {
                            conditions.addAll(conditions(document));
                        }
                    }
                }
            });
            return conditions;
        }
    }
}
