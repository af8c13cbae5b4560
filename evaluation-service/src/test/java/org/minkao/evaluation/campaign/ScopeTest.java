package org.minkao.evaluation.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.minkao.evaluation.campaign.CampaignSamples.actor;
import static org.minkao.evaluation.campaign.Roles.CHIEF;
import static org.minkao.evaluation.campaign.Roles.COUNTY;
import static org.minkao.evaluation.campaign.Roles.OFFICE;

import org.junit.jupiter.api.Test;
import org.minkao.evaluation.memory.MemoryCampaigns;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;

class ScopeTest {
    private final Campaign campaign = CampaignSamples.draft();

    @Test
    void wantsTheRoleInTheTokenAndInTheAssignments() {
        assertThat(new Scope(campaign, actor("chief-chen", "chief")).has(CHIEF)).isTrue();
        assertThat(new Scope(campaign, actor("chief-chen", "staff")).has(CHIEF)).isFalse();
        assertThat(new Scope(campaign, actor("chief-other", "chief")).has(CHIEF))
                .isFalse();
        assertThat(new Scope(campaign, actor("office-other", "office")).has(OFFICE))
                .isFalse();
        assertThat(new Scope(campaign, actor("office-he", "office")).has(OFFICE))
                .isTrue();
        assertThat(new Scope(campaign, actor("county-other", "county")).has(COUNTY))
                .isTrue();
    }

    @Test
    void keepsAChiefInHisSection() {
        Scope chief = new Scope(campaign, actor("chief-chen", "chief"));
        assertThat(chief.hasFor("service-centre", CHIEF)).isTrue();
        assertThat(chief.hasFor("archive", CHIEF)).isFalse();
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> chief.requireFor("archive", CHIEF, COUNTY))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(KitReason.NOT_ALLOWED));
    }

    @Test
    void showsCampaignsOnlyToThosePartOfThem() {
        ReadCampaigns read = new ReadCampaigns(new MemoryCampaigns().with(campaign));
        assertThat(read.all(actor("chief-chen", "chief"))).hasSize(1);
        assertThat(read.all(actor("chief-chen", "staff"))).isEmpty();
        assertThat(read.all(actor("ops-1", "ops"))).isEmpty();
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> read.one(CampaignSamples.ID, actor("stranger")))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(KitReason.NOT_ALLOWED));
    }

    @Test
    void hidesADraftFromThePublic() {
        ReadCampaigns read = new ReadCampaigns(new MemoryCampaigns().with(campaign));
        assertThat(read.published()).isEmpty();
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> read.publishedOne(CampaignSamples.ID))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(KitReason.NOT_FOUND));
    }
}
