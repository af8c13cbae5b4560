package org.minkao.mongo;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.List;
import org.h2.mvstore.MVMap;

/**
 * A collection whose stored documents never change: an update puts another one in their place. The server's own changes
 * them where they stand, field by field, while answers that hold them are being written; a reader may then get half of
 * one version and half of another, or no answer.
 */
final class WholeDocuments extends H2Collection {
    /** Guarded by the lock that every command of the collection holds. */
    private boolean changing;

    WholeDocuments(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            MVMap<Object, Document> documents,
            MVMap<String, Object> meta,
            CursorRegistry cursors) {
        super(database, name, options, documents, meta, cursors);
    }

    @Override
    public synchronized Document updateDocuments(
            Document selector, Document update, ArrayFilters filters, boolean multi, boolean upsert, Oplog log) {
        changing = true;
        try {
            return super.updateDocuments(selector, update, filters, multi, upsert, log);
        } finally {
            changing = false;
        }
    }

    @Override
    public synchronized Document findAndModify(Document query) {
        changing = true;
        try {
            return super.findAndModify(query);
        } finally {
            changing = false;
        }
    }

    /** What a change finds is its own to alter. */
    @Override
    protected QueryResult createQueryResult(List<Document> matched, int batchSize) {
        return super.createQueryResult(
                changing ? matched.stream().map(Document::cloneDeeply).toList() : matched, batchSize);
    }
}
