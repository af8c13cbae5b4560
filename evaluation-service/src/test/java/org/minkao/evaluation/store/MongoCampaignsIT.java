package org.minkao.evaluation.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minkao.evaluation.campaign.CampaignSamples.ID;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.minkao.evaluation.campaign.CampaignEvent;
import org.minkao.evaluation.campaign.CampaignSamples;
import org.minkao.evaluation.campaign.Campaigns;
import org.minkao.evaluation.events.CampaignMessages;
import org.minkao.kit.core.AuditEntry;
import org.minkao.kit.mongo.MongoDoor;
import org.minkao.kit.mongo.Outbox;
import org.minkao.testkit.TestMongo;

class MongoCampaignsIT extends CampaignsContract {
    private final List<MongoDoor> doors = new ArrayList<>();

    @Override
    Campaigns empty() {
        MongoDoor door = TestMongo.door("campaigns" + System.nanoTime());
        doors.add(door);
        MongoCampaigns campaigns = new MongoCampaigns(door, new CampaignMessages(), new Outbox(), Clock.systemUTC());
        door.prepare();
        return campaigns;
    }

    @AfterEach
    void close() {
        doors.forEach(MongoDoor::close);
    }

    @Test
    void keepsEventsAndAuditInTheDocumentThatChanged() {
        Campaigns store = empty();
        store.insert(
                ID.value(),
                CampaignSamples.draft(),
                List.of(
                        new CampaignEvent.Drafted(ID, CampaignSamples.draft().plan()),
                        new CampaignEvent.ContactsListed(
                                ID, CampaignSamples.draft().plan())),
                new AuditEntry("office-he", "draft-campaign", "campaigns/" + ID, null));
        Document document =
                doors.getFirst().database().getCollection("campaigns").find().first();
        assertThat(document.getList("outbox", Document.class)).hasSize(3);
        assertThat(document.get("outboxSince")).isNotNull();
    }
}
