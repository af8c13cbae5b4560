package org.minkao.survey.store;

import java.util.Optional;
import java.util.function.Supplier;
import org.minkao.kit.core.IncomingEvent;
import org.minkao.kit.mongo.MongoDoor;
import org.minkao.kit.mongo.Projections;
import org.minkao.survey.box.BoxManifest;
import org.minkao.survey.box.BoxManifests;

/** The box's manifests and wrapped keys. */
public final class MongoBoxManifests implements BoxManifests {
    private final Projections<BoxManifest> documents;

    public MongoBoxManifests(MongoDoor door) {
        this.documents = new Projections<>(door, "manifests", BoxManifest.class);
    }

    @Override
    public Optional<BoxManifest> find(String campaign) {
        return documents.find(campaign);
    }

    @Override
    public void keep(String campaign, IncomingEvent because, Supplier<BoxManifest> fresh) {
        documents.apply(campaign, because, before -> before == null ? fresh.get() : before);
    }
}
