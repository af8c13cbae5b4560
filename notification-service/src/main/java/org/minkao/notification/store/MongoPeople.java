package org.minkao.notification.store;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.conversions.Bson;
import org.minkao.kit.core.IncomingEvent;
import org.minkao.kit.mongo.MongoDoor;
import org.minkao.kit.mongo.Projections;
import org.minkao.notification.people.CampaignPeople;
import org.minkao.notification.people.People;
import org.minkao.notification.people.PeopleRecorder;

/** People of campaigns in MongoDB, written by two kinds of events in whatever order they come. */
public final class MongoPeople implements People, PeopleRecorder {
    /** Nobody sits in so many campaigns; whoever did would see less, not more. */
    private static final int MOST = 1000;

    private final Projections<CampaignPeople> people;

    public MongoPeople(MongoDoor door) {
        this.people = new Projections<>(door, "people", CampaignPeople.class);
        people.declareIndex(Indexes.ascending("state.assignments.person"), new IndexOptions());
    }

    @Override
    public Optional<CampaignPeople> of(String campaign) {
        return people.find(campaign);
    }

    @Override
    public Set<String> campaignsOf(String person, String role) {
        Bson theirs = Filters.elemMatch(
                "state.assignments", Filters.and(Filters.eq("person", person), Filters.eq("role", role)));
        return people.query(theirs, Sorts.ascending("_id"), MOST).stream()
                .map(CampaignPeople::campaign)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void assigned(
            String campaign, String title, List<CampaignPeople.Assignment> assignments, IncomingEvent event) {
        people.apply(
                campaign,
                event,
                before -> (before == null ? CampaignPeople.unknown(campaign) : before).with(title, assignments));
    }

    @Override
    public void contacts(String campaign, Map<String, String> emails, IncomingEvent event) {
        people.apply(
                campaign, event, before -> (before == null ? CampaignPeople.unknown(campaign) : before).with(emails));
    }
}
