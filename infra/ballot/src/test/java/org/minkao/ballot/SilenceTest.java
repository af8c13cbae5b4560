package org.minkao.ballot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a careless log line would print. */
class SilenceTest {

    @Test
    void textFormsOfSecretsAndBallotsShowNothingOfThem() {
        Manifest manifest = Campaigns.manifest();
        Invitation invitation = Invitation.random(Campaigns.CAMPAIGN, Campaigns.RANDOM);
        Voter voter = Campaigns.clientWithToken(manifest);
        CastRequest cast = voter.cast(Campaigns.someAnswers(), Campaigns.someComments());
        AcceptedBallot accepted = BallotCheck.check(manifest, StyleKeys.of(manifest), cast);
        ClaimRequest claim = voter.claim(invitation);
        List<Object> objects = new ArrayList<>(List.of(
                invitation,
                invitation.code(),
                voter,
                cast,
                accepted,
                claim,
                new LookupRequest(invitation.lookupKey()),
                Campaigns.someAnswers(),
                Campaigns.someComments(),
                Campaigns.CLIENTS_KEY,
                new SoftwareBlindSigner(Campaigns.CLIENTS_KEY),
                Campaigns.RECEIPTS,
                new KeyWrap(new byte[32], Campaigns.RANDOM),
                new Envelope(new byte[32], Campaigns.RANDOM),
                new BallotKey(cast.pk()),
                StrictJson.parse(cast.padded())));
        objects.addAll(Campaigns.someAnswers().entries());
        objects.addAll(Campaigns.someComments().entries());
        Campaigns.someAnswers().entries().forEach(answer -> objects.add(answer.value()));
        objects.addAll(
                StrictJson.parse(cast.padded()).asObject("body").entries().values());

        List<String> secrets = List.of(
                invitation.codeText(),
                invitation.code().hex(),
                claim.use().hex(),
                claim.lookupKey().b64u(),
                cast.pk().b64u(),
                cast.answers().b64u(),
                Campaigns.RECEIPTS.seed().hex(),
                accepted.tokenId().hex(),
                accepted.digest().hex(),
                "clients",
                "窗口",
                "q1");
        for (Object object : objects) {
            assertThat(object.toString()).doesNotContain(secrets).hasSizeLessThan(40);
        }
    }

    @Test
    void refusalsRepeatNothingThatCameIn() {
        String secret = "geheimgeheim";
        String body = "{\"k\":\"" + secret + "\",\"" + secret + "\":1}";
        try {
            LookupRequest.parse(body.getBytes(StandardCharsets.US_ASCII));
        } catch (BallotRefusal refusal) {
            assertThat(refusal.getMessage()).doesNotContain(secret);
            return;
        }
        throw new AssertionError("not refused");
    }
}
