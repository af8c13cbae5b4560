package org.minkao.survey;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.minkao.ballot.Answers;
import org.minkao.ballot.Bytes;
import org.minkao.ballot.CampaignId;
import org.minkao.ballot.CastRequest;
import org.minkao.ballot.Comments;
import org.minkao.ballot.Invitation;
import org.minkao.ballot.IssuerKey;
import org.minkao.ballot.ItemId;
import org.minkao.ballot.Manifest;
import org.minkao.ballot.NoteSigner;
import org.minkao.ballot.SoftwareBlindSigner;
import org.minkao.ballot.StyleId;
import org.minkao.ballot.SubjectId;
import org.minkao.ballot.Voter;

/** A frozen campaign with real keys: two classes that judge one section by two items and a comment. */
public final class TestCampaign {
    public static final String CLIENTS = "clients";
    public static final String COLLEAGUES = "colleagues";
    public static final String LEADERS = "leaders";
    public static final SecureRandom RANDOM = new SecureRandom();

    /** Making RSA keys is slow, so all campaigns of a run share them. */
    private static final Map<String, IssuerKey> KEYS = Map.of(
            CLIENTS, IssuerKey.generate(RANDOM),
            COLLEAGUES, IssuerKey.generate(RANDOM),
            LEADERS, IssuerKey.generate(RANDOM));

    private static final SubjectId SECTION = new SubjectId("service-centre");
    private static final ItemId FIRST = new ItemId("q01");
    private static final ItemId SECOND = new ItemId("q02");
    private static final ItemId TEXT = new ItemId("t1");

    private final Manifest manifest;

    private TestCampaign(Manifest manifest) {
        this.manifest = manifest;
    }

    /** Its receipts are signed by the key of this seed; ballots are cast between these two moments. */
    public static TestCampaign between(Instant castOpen, Instant close, Bytes receiptSeed) {
        CampaignId id = CampaignId.random(RANDOM);
        String board = "localhost:8080/board/" + id;
        return new TestCampaign(new Manifest(
                id,
                "示例局民主考评",
                new Manifest.Times(
                        castOpen.minus(Duration.ofDays(2)), close, castOpen, close, close.plus(Duration.ofDays(2))),
                Manifest.Separation.SESSION,
                5,
                new Manifest.Batch(3600, 10),
                new Manifest.Board(
                        board, NoteSigner.generate(board, RANDOM).verifierKey().text()),
                NoteSigner.ofSeed("localhost:8080/box", receiptSeed)
                        .verifierKey()
                        .text(),
                new Manifest.Quorum(List.of(), 0),
                new Manifest.Quorum(List.of(), 0),
                Bytes.random(32, RANDOM),
                "rules-1:" + Bytes.random(32, RANDOM).hex(),
                List.of(style(CLIENTS, 40), style(COLLEAGUES, 40), style(LEADERS, 20)),
                List.of(
                        new Manifest.Scale(FIRST, 1, 5, true, 50, true, null),
                        new Manifest.Scale(SECOND, 1, 5, true, 50, true, null),
                        new Manifest.Text(TEXT, false, null))));
    }

    private static Manifest.Style style(String id, int weight) {
        return new Manifest.Style(
                new StyleId(id),
                id,
                "票种 " + id,
                weight,
                List.of(SECTION),
                400,
                Bytes.random(32, RANDOM),
                Manifest.Publish.RECORDS,
                false,
                KEYS.get(id).publicJwk());
    }

    public Manifest manifest() {
        return manifest;
    }

    public String id() {
        return manifest.campaign().value();
    }

    /** Somebody who has taken out his ballot paper. */
    public Voter voter(String style) {
        Voter voter = Voter.start(manifest, new StyleId(style), RANDOM);
        Bytes blinded =
                voter.claim(Invitation.random(manifest.campaign(), RANDOM)).blinded();
        voter.finish(new SoftwareBlindSigner(KEYS.get(style)).blindSign(blinded));
        return voter;
    }

    public static Answers answers(int first, int second) {
        return new Answers(List.of(
                new Answers.Answer(SECTION, FIRST, new Answers.One(first)),
                new Answers.Answer(SECTION, SECOND, new Answers.One(second))));
    }

    public static Comments comment(String text) {
        return new Comments(List.of(new Comments.Comment(SECTION, TEXT, text)));
    }

    /** A new ballot of a new voter. */
    public CastRequest ballot(String style, int mark) {
        return voter(style).cast(answers(mark, mark), Comments.NONE);
    }

    @Override
    public String toString() {
        return "TestCampaign[" + id() + "]";
    }
}
