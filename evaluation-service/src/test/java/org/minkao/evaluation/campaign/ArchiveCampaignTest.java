package org.minkao.evaluation.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.minkao.evaluation.campaign.CampaignSamples.ID;
import static org.minkao.evaluation.campaign.CampaignSamples.actor;
import static org.minkao.evaluation.campaign.CampaignSamples.by;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.minkao.evaluation.memory.MemoryCampaigns;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;

class ArchiveCampaignTest {
    private final MemoryCampaigns campaigns = new MemoryCampaigns();
    private final ArchiveCampaign archive = new ArchiveCampaign(campaigns);

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void nobodyArchivesWithoutAReason(@Nullable String reason) {
        campaigns.with(CampaignSamples.over());
        Act silent = new Act(actor("county-lin", "county"), null, reason);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> archive.archive(ID, silent))
                .satisfies(refusal -> assertThat(refusal.field()).isEqualTo("reason"));
        assertThat(campaigns.require(ID.value()).state().status()).isEqualTo(CampaignStatus.PUBLISHED);
    }

    @Test
    void keepsWhoArchivedAndWhy() {
        campaigns.with(CampaignSamples.over());
        assertThat(archive.archive(ID, by("county-lin", "county")).state().status())
                .isEqualTo(CampaignStatus.ARCHIVED);
        assertThat(campaigns.audits).singleElement().satisfies(audit -> {
            assertThat(audit.who()).isEqualTo("county-lin");
            assertThat(audit.action()).isEqualTo("archive-campaign");
            assertThat(audit.reason()).isEqualTo("同意");
        });
    }

    @Test
    void putsARehearsalAwayOnceItsResultIsConfirmedAndShowsItInNoPublicList() {
        campaigns.with(CampaignSamples.with(CampaignSamples.closed(), PlanBuilder.aRehearsal()));
        assertThat(new ReadCampaigns(campaigns).published()).isEmpty();
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> archive.archive(ID, by("county-lin", "county")))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(KitReason.STEP_NOT_ALLOWED));
        campaigns.with(CampaignSamples.with(CampaignSamples.confirmed(), PlanBuilder.aRehearsal()));
        assertThat(archive.archive(ID, by("county-lin", "county")).state().status())
                .isEqualTo(CampaignStatus.ARCHIVED);
        campaigns.with(CampaignSamples.confirmed());
        assertThat(new ReadCampaigns(campaigns).published()).hasSize(1);
    }

    @Test
    void leavesTheArchiveToTheCounty() {
        campaigns.with(CampaignSamples.over());
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> archive.archive(ID, by("office-he", "office")))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(KitReason.NOT_ALLOWED));
    }
}
