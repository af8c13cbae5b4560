package org.minkao.evaluation.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Test;
import org.minkao.ballot.Encodings;
import org.minkao.ballot.Invitation;
import org.minkao.ballot.StyleId;
import org.minkao.ballot.Voter;
import org.minkao.kit.core.SealedBox;

class EligibilityLeakIT {

    @Test
    void noDocumentHoldsACodeOrAPersonInClear() {
        try (EligibilityHouse house = new EligibilityHouse().drafted().imported(20, 10)) {
            List<String> people = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                people.addAll(List.of(
                        EligibilityHouse.name(i), "199%08d".formatted(i), "p%d@respondents.invalid".formatted(i)));
            }
            assertHidden(house, people, 3);

            house.sealedRolls().frozen();
            assertHidden(house, people, 30);

            Map<String, Invitation> invitations = house.invitations();
            Invitation first = invitations.values().stream()
                    .filter(each -> house.roll
                            .find(each.roster(new StyleId("clients")).hex())
                            .isPresent())
                    .findFirst()
                    .orElseThrow();
            Voter voter = house.voter("clients");
            voter.finish(house.issuing(house.roll).issue(house.campaign, voter.claim(first)));
            List<String> secrets = new ArrayList<>(people);
            for (Invitation invitation : invitations.values()) {
                byte[] code = invitation.code().toArray();
                secrets.addAll(List.of(
                        invitation.codeText(),
                        Encodings.hex(code),
                        Encodings.b64(code).substring(0, 21),
                        Encodings.b64u(code).substring(0, 21),
                        new String(code, StandardCharsets.ISO_8859_1)));
            }
            assertHidden(house, secrets, 30);
            house.closed();
            assertHidden(house, secrets, 30);
        }
    }

    @Test
    void theScanFindsWhatIsPlanted() {
        try (EligibilityHouse house = new EligibilityHouse().drafted()) {
            house.door
                    .database()
                    .getCollection("roll")
                    .insertOne(new org.bson.Document("_id", "planted").append("name", EligibilityHouse.name(3)));

            assertThat(everything(house)).anyMatch(text -> text.contains(utf8(EligibilityHouse.name(3))));
        }
    }

    @Test
    void textFormsOfSecretsAreSilent() {
        try (EligibilityHouse house = new EligibilityHouse().open(10, 10)) {
            Invitation invitation = house.invitations().values().iterator().next();
            Person person = new Person("滕欣国", "13800138000", "t@example.com", "河口镇", "clients");
            String r = invitation.roster(new StyleId("clients")).hex();
            String text = String.join(
                    " ",
                    person.toString(),
                    house.seal.toString(),
                    house.issuers.toString(),
                    new Letters(SealedBox.publicKey(house.contactKey), "http://localhost").toString(),
                    house.roster().toString(),
                    new RollRow(r, "c", "s", "a", "k-value", "p", null, "i", "n", null, "u-value", false, false)
                            .toString(),
                    new Roll.Lookup("c", "a", "k-value", "s", r).toString(),
                    new RollEvent.InvitationIssued(r, "c", "t", "sealed-value").toString(),
                    new RollEvent.BallotPaperIssued(r, "c", "t", "sealed-value").toString(),
                    invitation.toString());

            assertThat(text)
                    .doesNotContain("滕欣国")
                    .doesNotContain("13800138000")
                    .doesNotContain(r)
                    .doesNotContain("k-value")
                    .doesNotContain("u-value")
                    .doesNotContain("sealed-value")
                    .doesNotContain(house.roster().styles().getFirst().wrappedKey());
        }
    }

    private static void assertHidden(EligibilityHouse house, List<String> secrets, int leastDocuments) {
        List<String> documents = everything(house);
        assertThat(documents).hasSizeGreaterThanOrEqualTo(leastDocuments);
        for (String secret : secrets) {
            String bytes = secret.chars().allMatch(c -> c < 256) && secret.length() == 16 ? secret : utf8(secret);
            assertThat(documents).noneMatch(document -> document.contains(bytes));
        }
    }

    /** The stored bytes of every document of the database, one character per byte. */
    private static List<String> everything(EligibilityHouse house) {
        List<String> all = new ArrayList<>();
        for (String collection : house.door.database().listCollectionNames()) {
            for (BsonDocument document : house.door
                    .database()
                    .getCollection(collection, BsonDocument.class)
                    .find()) {
                RawBsonDocument raw = new RawBsonDocument(document, new org.bson.codecs.BsonDocumentCodec());
                byte[] bytes = new byte[raw.getByteBuffer().remaining()];
                raw.getByteBuffer().get(bytes);
                all.add(new String(bytes, StandardCharsets.ISO_8859_1));
            }
        }
        return all;
    }

    private static String utf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
