package org.minkao.survey.store;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.minkao.kit.core.IncomingEvent;
import org.minkao.kit.core.SharedReads;
import org.minkao.kit.mongo.MongoDoor;
import org.minkao.kit.mongo.Projections;
import org.minkao.survey.box.BoxWindow;
import org.minkao.survey.box.BoxWindows;

/** The box's windows, small documents read at every cast. */
public final class MongoBoxWindows implements BoxWindows {
    private static final int LIMIT = 10_000;

    private final Projections<BoxWindow> documents;
    // A rush of casts asks for the same small document: one read serves all who asked before it began.
    private final SharedReads<String, Optional<BoxWindow>> reads;

    public MongoBoxWindows(MongoDoor door) {
        this.documents = new Projections<>(door, "windows", BoxWindow.class);
        this.reads = new SharedReads<>(documents::find);
    }

    @Override
    public Optional<BoxWindow> find(String campaign) {
        return reads.get(campaign);
    }

    @Override
    public List<BoxWindow> all() {
        return documents.query(Filters.empty(), Sorts.ascending("_id"), LIMIT);
    }

    @Override
    public void change(String campaign, IncomingEvent because, UnaryOperator<@Nullable BoxWindow> change) {
        documents.apply(campaign, because, change);
    }
}
