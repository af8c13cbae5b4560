package org.minkao.notification.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.minkao.kit.core.IncomingEvent;
import org.minkao.kit.mongo.MongoDoor;
import org.minkao.kit.mongo.Projections;
import org.minkao.notification.people.CampaignPeople;
import org.minkao.notification.people.People;
import org.minkao.notification.people.PeopleRecorder;

/** People of campaigns in MongoDB, written by two kinds of events in whatever order they come. */
public final class MongoPeople implements People, PeopleRecorder {
    private final Projections<CampaignPeople> people;

    public MongoPeople(MongoDoor door) {
        this.people = new Projections<>(door, "people", CampaignPeople.class);
    }

    @Override
    public Optional<CampaignPeople> of(String campaign) {
        return people.find(campaign);
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
