package org.minkao.rectification.store;

import java.util.Optional;
import org.minkao.kit.core.IncomingEvent;
import org.minkao.kit.mongo.MongoDoor;
import org.minkao.kit.mongo.Projections;
import org.minkao.rectification.finding.MarksOnRecord;
import org.minkao.rectification.finding.PublishedMarks;
import org.minkao.rectification.people.CampaignId;

/** Published marks in the collection {@code published_marks}, one document per campaign. */
public final class MongoMarks implements MarksOnRecord {
    private final Projections<PublishedMarks> marks;

    public MongoMarks(MongoDoor door) {
        this.marks = new Projections<>(door, "published_marks", PublishedMarks.class);
    }

    @Override
    public void keep(IncomingEvent origin, PublishedMarks published) {
        marks.apply(published.campaign().value(), origin, before -> published);
    }

    @Override
    public Optional<PublishedMarks> find(CampaignId campaign) {
        return marks.find(campaign.value());
    }
}
