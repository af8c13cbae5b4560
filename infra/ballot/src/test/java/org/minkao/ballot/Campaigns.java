package org.minkao.ballot;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;

/** A small campaign around the transcript's, with an issuer key per style. */
final class Campaigns {
    static final SecureRandom RANDOM = new SecureRandom();
    static final CampaignId CAMPAIGN = new CampaignId("aaaqeayeaudaocajbifqydiob4");
    static final StyleId STAFF = new StyleId("staff.unit-7");
    static final StyleId CLIENTS = new StyleId("clients");
    static final StyleId OPEN = new StyleId("open-qr");
    static final IssuerKey STAFF_KEY = Vectors.issuerOfTranscript();
    static final IssuerKey CLIENTS_KEY = IssuerKey.generate(RANDOM);
    static final IssuerKey OPEN_KEY = IssuerKey.generate(RANDOM);
    static final NoteSigner RECEIPTS = NoteSigner.generate("vote.example.gov/box", RANDOM);

    private static final String BOARD = "vote.example.gov/board/" + CAMPAIGN;

    private Campaigns() {}

    static Manifest manifest() {
        return manifest(CAMPAIGN);
    }

    static Manifest manifest(CampaignId campaign) {
        ItemId q1 = new ItemId("q1");
        return new Manifest(
                campaign,
                "县级民主考评",
                new Manifest.Times(
                        Instant.parse("2026-12-01T00:00:00Z"),
                        Instant.parse("2026-12-15T00:00:00Z"),
                        Instant.parse("2026-12-02T00:00:00Z"),
                        Instant.parse("2026-12-18T16:00:00Z"),
                        Instant.parse("2026-12-20T16:00:00Z")),
                Manifest.Separation.SESSION,
                5,
                new Manifest.Batch(3600, 10),
                new Manifest.Board(
                        BOARD, NoteSigner.generate(BOARD, RANDOM).verifierKey().text()),
                RECEIPTS.verifierKey().text(),
                new Manifest.Quorum(List.of(witness()), 1),
                new Manifest.Quorum(List.of(), 0),
                Digests.h(new byte[] {1}),
                "wmean-1",
                List.of(
                        style(STAFF, 40, 57, STAFF_KEY, "chief01", "chief02"),
                        style(CLIENTS, 60, 9, CLIENTS_KEY, "_"),
                        open()),
                List.of(
                        new Manifest.Scale(q1, 1, 5, true, 60, true, null),
                        new Manifest.Scale(new ItemId("q2"), 1, 5, true, 40, false, null),
                        new Manifest.Choice(
                                new ItemId("why"),
                                true,
                                List.of("slow", "rude", "lost"),
                                false,
                                new Manifest.When(q1, 2)),
                        new Manifest.Choice(new ItemId("how"), false, List.of("web", "desk"), false, null),
                        new Manifest.Text(new ItemId("t1"), false, null),
                        new Manifest.Text(new ItemId("t2"), false, new Manifest.When(q1, 2))));
    }

    /** The manifest with one piece of its text replaced. */
    static Manifest edited(String before, String after) {
        String text = CanonicalJson.write(ManifestJson.write(manifest()));
        if (!text.contains(before)) {
            throw new IllegalArgumentException("the manifest does not hold " + before);
        }
        return ManifestJson.read(StrictJson.parse(text.replace(before, after)));
    }

    static Manifest.Style style(StyleId id) {
        return manifest().style(id).orElseThrow();
    }

    /** A voter of the clients' style who holds a finished token. */
    static Voter clientWithToken(Manifest manifest) {
        Voter voter = Voter.start(manifest, CLIENTS, RANDOM);
        ClaimRequest claim = voter.claim(Invitation.random(manifest.campaign(), RANDOM));
        voter.finish(new SoftwareBlindSigner(CLIENTS_KEY).blindSign(claim.blinded()));
        return voter;
    }

    static Answers someAnswers() {
        return new Answers(List.of(
                answer("_", "q1", new Answers.One(2)),
                answer("_", "q2", new Answers.One(0)),
                answer("_", "why", new Answers.Many(List.of(0, 2))),
                answer("_", "how", new Answers.One(1))));
    }

    static Comments someComments() {
        return new Comments(List.of(new Comments.Comment(new SubjectId("_"), new ItemId("t1"), "窗口“等”太久\n😀")));
    }

    static Answers.Answer answer(String subject, String item, Answers.Value value) {
        return new Answers.Answer(new SubjectId(subject), new ItemId(item), value);
    }

    private static String witness() {
        Bytes key = Ed25519.publicKey(Bytes.random(32, RANDOM));
        return new VerifierKey("witness.example.org/w1", VerifierKey.COSIGNATURE, key).text();
    }

    private static Manifest.Style style(StyleId id, int weight, int roll, IssuerKey key, String... subjects) {
        return new Manifest.Style(
                id,
                id.value(),
                "票种 " + id,
                weight,
                List.of(subjects).stream().map(SubjectId::new).toList(),
                roll,
                Digests.h(id.value().getBytes(java.nio.charset.StandardCharsets.US_ASCII)),
                Manifest.Publish.RECORDS,
                false,
                key.publicJwk());
    }

    private static Manifest.Style open() {
        return new Manifest.Style(
                OPEN,
                "public",
                "社会公众",
                0,
                List.of(new SubjectId("_")),
                0,
                null,
                Manifest.Publish.RECORDS,
                true,
                OPEN_KEY.publicJwk());
    }
}
