package org.minkao.mongo;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import java.util.List;
import org.h2.mvstore.MVStore;

/** One database, whose documents are read whole, and found by their id also where a filter asks for more than the id. */
final class DurableDatabase extends H2Database {
    private final MVStore store;
    private final CursorRegistry cursors;

    DurableDatabase(String name, MVStore store, CursorRegistry cursors) {
        // Before the rest, which opens the collections that are there already.
        this.store = store;
        this.cursors = cursors;
        super(name, store, cursors);
    }

    /** Under the names of maps that the server's own collections have. */
    @Override
    protected MongoCollection<Object> openOrCreateCollection(String collection, CollectionOptions options) {
        String full = getFullCollectionNamespace(collection);
        return new WholeDocuments(
                this, collection, options, store.openMap("databases." + full), store.openMap("meta." + full), cursors);
    }

    @Override
    protected Index<Object> openOrCreateUniqueIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        Index<Object> index = super.openOrCreateUniqueIndex(collection, name, keys, sparse);
        boolean byId = keys.size() == 1 && keys.getFirst().getKey().equals(IdIndex.ID);
        return byId ? new IdIndex(index, keys) : index;
    }
}
