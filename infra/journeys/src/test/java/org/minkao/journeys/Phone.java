package org.minkao.journeys;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.minkao.ballot.Answers;
import org.minkao.ballot.Bytes;
import org.minkao.ballot.CastRequest;
import org.minkao.ballot.ClaimRequest;
import org.minkao.ballot.Comments;
import org.minkao.ballot.Invitation;
import org.minkao.ballot.LookupRequest;
import org.minkao.ballot.Manifest;
import org.minkao.ballot.StyleId;
import org.minkao.ballot.Voter;

/** One guest's phone: reads the invitation, takes the ballot paper out blindly, casts. */
final class Phone {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Web web;
    private final Manifest manifest;
    private final Invitation invitation;
    private final Voter voter;
    private final Map<String, String> headers;

    Phone(Web web, Manifest manifest, Guest guest, Invitation invitation, Map<String, String> headers) {
        this.web = web;
        this.manifest = manifest;
        this.invitation = invitation;
        this.voter = Voter.start(manifest, new StyleId(guest.voterClass()), RANDOM);
        this.headers = new LinkedHashMap<>(headers);
        this.headers.put("Content-Type", "application/json");
    }

    static Phone of(Play play, Manifest manifest, Guest guest) {
        Invitation invitation = new Mails(play.web().stack()).invitation(guest.email(), manifest.campaign());
        return new Phone(play.web(), manifest, guest, invitation, Map.of());
    }

    Invitation invitation() {
        return invitation;
    }

    Web.Answer lookUp() {
        return post("eligibility", "lookup", new LookupRequest(invitation.lookupKey()).write());
    }

    ClaimRequest claimRequest() {
        return voter.claim(invitation);
    }

    Web.Answer claim() {
        return post("eligibility", "claims", claimRequest().write());
    }

    /** Takes the paper out; fails unless it is a good one. */
    void takePaper() {
        voter.finish(Bytes.ofB64u(Web.must(claim(), "claim").path("blindSig").asString()));
    }

    /** A ballot of these values, by subject and item. */
    CastRequest ballot(ToIntFunction<String> value) {
        return voter.cast(answers(manifest, value), Comments.NONE);
    }

    /** The same with a free text. */
    CastRequest ballot(ToIntFunction<String> value, Comments comments) {
        return voter.cast(answers(manifest, value), comments);
    }

    Web.Answer cast(CastRequest request) {
        return post("box", "ballots", request.padded());
    }

    private Web.Answer post(String room, String what, byte[] body) {
        return web.send(
                "",
                "POST",
                "/api/%s/v1/%s/%s".formatted(room, manifest.campaign().value(), what),
                headers,
                body);
    }

    /** A value for every scale item of every subject, in the manifest's order. */
    static Answers answers(Manifest manifest, ToIntFunction<String> value) {
        List<Answers.Answer> all = new ArrayList<>();
        manifest.styles()
                .getFirst()
                .subjects()
                .forEach(subject -> manifest.items().stream()
                        .filter(Manifest.Scale.class::isInstance)
                        .forEach(item -> all.add(new Answers.Answer(
                                subject,
                                item.id(),
                                new Answers.One(value.applyAsInt(
                                        subject.value() + " " + item.id().value()))))));
        return new Answers(all);
    }
}
