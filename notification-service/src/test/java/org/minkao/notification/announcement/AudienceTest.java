package org.minkao.notification.announcement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.minkao.notification.people.CampaignPeople;
import org.minkao.notification.people.CampaignPeople.Assignment;

class AudienceTest {
    private final CampaignPeople people = new CampaignPeople(
            "c",
            "t",
            List.of(
                    new Assignment("county-lin", "county", List.of()),
                    new Assignment("chief-a", "chief", List.of("a")),
                    new Assignment("chief-b", "chief", List.of("b")),
                    new Assignment("chief-a", "staff", List.of("a"))),
            Map.of());

    @Test
    void tellsOnlyTheChiefOfTheSection() {
        assertThat(Audience.roles("a", "chief").among(people)).containsExactly("chief-a");
    }

    @Test
    void tellsEachPersonOnce() {
        assertThat(Audience.roles("a", "chief", "staff")
                        .and(List.of("chief-a", "inspector-x"))
                        .among(people))
                .containsExactly("chief-a", "inspector-x");
    }

    @Test
    void tellsRolesThatSeeAllWhateverTheSection() {
        assertThat(Audience.roles("b", "county", "chief").among(people)).containsExactly("chief-b", "county-lin");
    }
}
