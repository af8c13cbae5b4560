package org.minkao.evaluation.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.minkao.evaluation.campaign.CampaignSamples.ID;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.minkao.evaluation.campaign.Campaign;
import org.minkao.evaluation.campaign.CampaignSamples;
import org.minkao.evaluation.campaign.Campaigns;
import org.minkao.evaluation.campaign.Phase;
import org.minkao.kit.core.AuditEntry;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;
import org.minkao.kit.core.Versioned;

/** What every store of campaigns must do, in memory or in MongoDB. */
abstract class CampaignsContract {
    private static final AuditEntry AUDIT = new AuditEntry("county-lin", "test", "campaigns/x", null);

    /** An empty store. */
    abstract Campaigns empty();

    static Stream<Campaign> everyStatus() {
        return Stream.of(
                CampaignSamples.draft(),
                CampaignSamples.reviewed(),
                CampaignSamples.frozen(),
                CampaignSamples.in(Phase.CONSULTATION),
                CampaignSamples.undecided(),
                CampaignSamples.changedLate(),
                CampaignSamples.taskDone(),
                CampaignSamples.closed(),
                CampaignSamples.confirmed());
    }

    @ParameterizedTest
    @MethodSource("everyStatus")
    void givesBackWhatItTook(Campaign campaign) {
        Campaigns store = empty();
        Versioned<Campaign> inserted = store.insert(ID.value(), campaign, List.of(), AUDIT);
        assertThat(inserted.version()).isEqualTo(1);
        assertThat(store.find(ID.value())).contains(inserted);
        assertThat(store.require(ID.value()).state()).isEqualTo(campaign);
    }

    @Test
    void refusesAnIdThatIsTaken() {
        Campaigns store = empty();
        store.insert(ID.value(), CampaignSamples.draft(), List.of(), AUDIT);
        assertThat(store.insertIfAbsent(ID.value(), CampaignSamples.frozen(), List.of(), null))
                .isFalse();
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> store.insert(ID.value(), CampaignSamples.draft(), List.of(), AUDIT))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(KitReason.ALREADY_EXISTS));
        assertThat(store.require(ID.value()).state()).isEqualTo(CampaignSamples.draft());
    }

    @Test
    void savesOnceFromEachVersion() {
        Campaigns store = empty();
        Versioned<Campaign> first = store.insert(ID.value(), CampaignSamples.draft(), List.of(), AUDIT);
        Versioned<Campaign> second = store.save(ID.value(), first, CampaignSamples.reviewed(), List.of(), AUDIT);
        assertThat(second.version()).isEqualTo(2);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> store.save(ID.value(), first, CampaignSamples.frozen(), List.of(), AUDIT))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(KitReason.CHANGED_MEANWHILE));
        assertThat(store.require(ID.value()).state()).isEqualTo(CampaignSamples.reviewed());
    }

    @Test
    void refusesToFindWhatIsNotThere() {
        assertThat(empty().find(ID.value())).isEmpty();
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> empty().require(ID.value()))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(KitReason.NOT_FOUND));
    }

    @Test
    void knowsWhatIsUnderWay() {
        Campaigns store = empty();
        store.insert(ID.value(), CampaignSamples.draft(), List.of(), AUDIT);
        assertThat(store.underWay()).isEmpty();
        assertThat(store.all()).hasSize(1);
        Versioned<Campaign> draft = store.require(ID.value());
        store.save(ID.value(), draft, CampaignSamples.closed(), List.of(), AUDIT);
        assertThat(store.underWay()).hasSize(1);
        Campaign archived = CampaignSamples.archived();
        store.save(ID.value(), store.require(ID.value()), archived, List.of(), AUDIT);
        assertThat(store.underWay()).isEmpty();
    }
}
