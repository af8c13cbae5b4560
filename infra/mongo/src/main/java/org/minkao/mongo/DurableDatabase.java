package org.minkao.mongo;

import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import java.util.List;
import org.h2.mvstore.MVStore;

/** One database, whose documents are found by their id also where a filter asks for more than the id. */
final class DurableDatabase extends H2Database {

    DurableDatabase(String name, MVStore store, CursorRegistry cursors) {
        super(name, store, cursors);
    }

    @Override
    protected Index<Object> openOrCreateUniqueIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        Index<Object> index = super.openOrCreateUniqueIndex(collection, name, keys, sparse);
        boolean byId = keys.size() == 1 && keys.getFirst().getKey().equals(IdIndex.ID);
        return byId ? new IdIndex(index, keys) : index;
    }
}
