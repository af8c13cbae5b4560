package org.minkao.ballot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.minkao.ballot.Refusals.assertRefused;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class InvitationTest {

    @Test
    void comesBackFromTextAndFromLink() {
        Invitation invitation = Invitation.random(Campaigns.CAMPAIGN, Campaigns.RANDOM);
        assertThat(invitation.codeText()).matches("[a-z2-7]{26}");
        assertThat(Invitation.ofText(Campaigns.CAMPAIGN, invitation.codeText()).code())
                .isEqualTo(invitation.code());
        assertThat(invitation.link("https://vote.example.gov"))
                .isEqualTo("https://vote.example.gov/v#aaaqeaye." + invitation.codeText());
        assertThat(Invitation.ofFragment(Campaigns.CAMPAIGN, invitation.fragment())
                        .lookupKey())
                .isEqualTo(invitation.lookupKey());
    }

    @Test
    void refusesOtherLengthsAndOtherCampaigns() {
        for (int length : new int[] {0, 15, 17}) {
            assertRefused(BallotRefusal.Code.BAD_LENGTH, () -> Invitation.of(Campaigns.CAMPAIGN, new byte[length]));
        }
        assertRefused(
                BallotRefusal.Code.MALFORMED,
                () -> Invitation.ofFragment(Campaigns.CAMPAIGN, "bbbbbbbb." + "a".repeat(26)));
        assertRefused(BallotRefusal.Code.BAD_LENGTH, () -> Invitation.ofText(Campaigns.CAMPAIGN, "aa"));
        assertRefused(BallotRefusal.Code.BAD_LENGTH, () -> Invitation.roster(Bytes.of(new byte[31])));
    }

    @Test
    void differsByStyleAndCampaign() {
        byte[] code = new byte[16];
        Invitation here = Invitation.of(Campaigns.CAMPAIGN, code);
        Invitation there = Invitation.of(new CampaignId("b".repeat(26)), code);
        assertThat(here.lookupKey()).isNotEqualTo(there.lookupKey());
        assertThat(here.use(Campaigns.STAFF)).isNotEqualTo(here.use(Campaigns.CLIENTS));
        assertThat(here.use(Campaigns.STAFF)).isNotEqualTo(there.use(Campaigns.STAFF));
    }

    @Test
    void rollFilesAreAscendingLinesOfHex() {
        Bytes low = Bytes.of(new byte[32]);
        Bytes high = Bytes.ofHex("ff".repeat(32));
        RollFile file = RollFile.of(List.of(high, low));
        assertThat(new String(file.bytes(), StandardCharsets.US_ASCII))
                .isEqualTo("00".repeat(32) + "\n" + "ff".repeat(32) + "\n");
        assertThat(file.digest()).isEqualTo(Digests.h(file.bytes()));
        assertThat(RollFile.parse(file.bytes()).rows()).containsExactly(low, high);
        assertThat(RollFile.parse(new byte[0]).size()).isZero();
        assertRefused(BallotRefusal.Code.MALFORMED, () -> RollFile.of(List.of(low, low)));
        assertRefused(BallotRefusal.Code.BAD_LENGTH, () -> RollFile.of(List.of(Bytes.of(new byte[31]))));
        for (String bad : List.of(
                "ff".repeat(32) + "\n" + "00".repeat(32) + "\n",
                "00".repeat(32),
                "00".repeat(32) + "\r\n",
                "FF".repeat(32) + "\n",
                "00".repeat(32) + "\n\n")) {
            byte[] bytes = bad.getBytes(StandardCharsets.US_ASCII);
            assertThatExceptionOfType(BallotRefusal.class).isThrownBy(() -> RollFile.parse(bytes));
        }
    }
}
