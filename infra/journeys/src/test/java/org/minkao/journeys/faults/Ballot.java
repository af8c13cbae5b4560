package org.minkao.journeys.faults;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.minkao.ballot.Answers;
import org.minkao.ballot.BallotKey;
import org.minkao.ballot.Bytes;
import org.minkao.ballot.CastRequest;
import org.minkao.ballot.Comments;
import org.minkao.ballot.Invitation;
import org.minkao.ballot.Manifest;
import org.minkao.ballot.Statement;
import org.minkao.ballot.StyleId;
import org.minkao.ballot.Voter;
import org.minkao.journeys.Ground;

/**
 * A ballot that was acknowledged: under which token it must be found, the bytes that were cast and the receipt for them.
 *
 * @param bytes what may be sent again at any time
 */
@SuppressWarnings("ArrayRecordComponent") // sent as it is, never compared
record Ballot(String tokenId, byte[] bytes, String receipt) {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** As a phone does it, with the real cryptography; claims and casts are repeated until they are answered. */
    static Ballot take(
            Client client,
            Ground.Campaign campaign,
            Ground.Invited invited,
            Invitation invitation,
            int value,
            BooleanSupplier goOn) {
        Manifest manifest = campaign.manifest();
        Voter voter = Voter.start(manifest, new StyleId(invited.voterClass()), RANDOM);
        byte[] claim = voter.claim(invitation).write();
        Client.Answer paper =
                client.repeat("", "POST", "/api/eligibility/v1/" + campaign.id() + "/claims", claim, goOn);
        if (!paper.ok()) {
            throw new IllegalStateException("a claim gave " + paper);
        }
        voter.finish(Bytes.ofB64u(paper.text("blindSig")));
        CastRequest request = voter.cast(answers(manifest, value), Comments.NONE);
        byte[] bytes = request.padded();
        Client.Answer cast = client.repeat("", "POST", boxOf(campaign), bytes, goOn);
        if (!cast.ok()) {
            throw new IllegalStateException("a cast gave " + cast);
        }
        String token = Statement.tokenId(manifest.campaign(), new BallotKey(request.pk()))
                .hex();
        return new Ballot(token, bytes, cast.text("receipt"));
    }

    static String boxOf(Ground.Campaign campaign) {
        return "/api/box/v1/" + campaign.id() + "/ballots";
    }

    private static Answers answers(Manifest manifest, int value) {
        List<Answers.Answer> all = new ArrayList<>();
        manifest.styles()
                .getFirst()
                .subjects()
                .forEach(subject -> manifest.items().stream()
                        .filter(Manifest.Scale.class::isInstance)
                        .forEach(item -> all.add(new Answers.Answer(subject, item.id(), new Answers.One(value)))));
        return new Answers(all);
    }
}
