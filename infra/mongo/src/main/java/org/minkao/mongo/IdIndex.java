package org.minkao.mongo;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.util.List;
import java.util.Optional;

/**
 * The index of ids, used also for filters such as {@code {_id: x, version: n}}, for which the server would look at every
 * document of the collection. Whatever it finds is still matched against the whole filter.
 */
final class IdIndex extends Index<Object> {
    static final String ID = "_id";

    private static final String AND = "$and";

    private final Index<Object> ids;

    IdIndex(Index<Object> ids, List<IndexKey> keys) {
        super(ids.getName(), keys, false);
        this.ids = ids;
    }

    @Override
    public boolean canHandle(Document query) {
        return ids.canHandle(query) || idOf(query).isPresent();
    }

    @Override
    public Iterable<Object> getPositions(Document query) {
        return ids.getPositions(
                ids.canHandle(query)
                        ? query
                        : idOf(query).map(id -> new Document(ID, id)).orElse(query));
    }

    /** A plain id that every match must have. */
    private static Optional<Object> idOf(Document query) {
        Object id = query.get(ID);
        if (id instanceof String || id instanceof ObjectId) {
            return Optional.of(id);
        }
        if (query.get(AND) instanceof List<?> all) {
            return all.stream()
                    .filter(Document.class::isInstance)
                    .map(Document.class::cast)
                    .flatMap(each -> idOf(each).stream())
                    .findFirst();
        }
        return Optional.empty();
    }

    @Override
    public boolean isUnique() {
        return ids.isUnique();
    }

    @Override
    public Object getPosition(Document document) {
        return ids.getPosition(document);
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Object> collection) {
        ids.checkAdd(document, collection);
    }

    @Override
    public void add(Document document, Object position, MongoCollection<Object> collection) {
        ids.add(document, position, collection);
    }

    @Override
    public Object remove(Document document) {
        return ids.remove(document);
    }

    @Override
    public void checkUpdate(Document before, Document after, MongoCollection<Object> collection) {
        ids.checkUpdate(before, after, collection);
    }

    @Override
    public void updateInPlace(Document before, Document after, Object position, MongoCollection<Object> collection) {
        ids.updateInPlace(before, after, position, collection);
    }

    @Override
    public long getCount() {
        return ids.getCount();
    }

    @Override
    public long getDataSize() {
        return ids.getDataSize();
    }

    @Override
    public void drop() {
        ids.drop();
    }
}
