package org.minkao.ballot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minkao.ballot.Refusals.assertRefused;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestTest {

    @Test
    void comesBackFromItsBytes() {
        Manifest manifest = Campaigns.manifest();
        byte[] published = manifest.write();
        assertThat(Manifest.parse(published)).isEqualTo(manifest);
        assertThat(manifest.digest()).isEqualTo(Digests.h(published));
        assertThat(manifest.fingerprint()).matches("[a-z2-7]{5}-[a-z2-7]{5}");
        assertThat(new String(published, StandardCharsets.US_ASCII))
                .startsWith(
                        "{\"v\":1,\"suite\":\"std-1\",\"campaign\":\"aaaqeayeaudaocajbifqydiob4\",\"title\":\"\\u53bf")
                .contains("\"separation\":\"session\",\"minCell\":5,\"batch\":{\"periodSec\":3600,\"min\":10},")
                .contains("{\"id\":\"q1\",\"type\":\"scale\",\"min\":1,\"max\":5,\"abstain\":true,\"weight\":60,"
                        + "\"required\":true}")
                .contains("\"publish\":\"records\",\"open\":true,\"issuer\":{\"kty\":\"RSA\",\"n\":\"");
    }

    @Test
    void refusesEveryOtherFormOfItself() {
        String text = new String(Campaigns.manifest().write(), StandardCharsets.US_ASCII);
        for (String other : List.of(
                text + "\n",
                " " + text,
                text.replace("\"v\":1", "\"v\":2"),
                text.replace("std-1", "gm-1"),
                text.replace("\"v\":1,\"suite\":\"std-1\"", "\"suite\":\"std-1\",\"v\":1"),
                text.replace("\"minCell\":5", "\"minCell\":5.0"),
                text.replace("\"minCell\":5", "\"minCell\":5,\"more\":1"),
                text.replace("\"minCell\":5,", ""),
                text.replace("\\u53bf", "县"),
                text.replace("\\u53bf", "\\u53BF"),
                text.replace("2026-12-01T00:00:00Z", "2026-12-01T00:00:00.000Z"),
                text.replace("2026-12-01T00:00:00Z", "2026-12-01T08:00:00+08:00"),
                text.replace("\"session\"", "\"SESSION\""),
                text.replace("\"AQAB\"", "\"AQAC\""),
                text.replace("\"type\":\"text\"", "\"type\":\"date\""),
                text.replace("\"id\":\"t1\",\"type\":\"text\"", "\"id\":\"t1\",\"type\":\"text\",\"required\":false"),
                text.replace("\"weight\":60,\"required\":true", "\"weight\":60,\"required\":true,\"options\":[]"))) {
            assertThat(other).isNotEqualTo(text);
            assertRefused(BallotRefusal.Code.MALFORMED, () -> Manifest.parse(other.getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Test
    void aSoundManifestMayBeFrozen() {
        assertThat(ManifestRules.check(Campaigns.manifest())).isEmpty();
        ManifestRules.require(Campaigns.manifest());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "minCell":5                      | "minCell":4                      | minCell
            "minCell":5                      | "minCell":7                      | styles[1].roll
            "roll":9                         | "roll":7                         | styles[1].roll
            "weight":40,"subjects"           | "weight":0,"subjects"            | styles[0].weight
            "weight":40,"subjects"           | "weight":1001,"subjects"         | styles[0].weight
            "weight":0,"subjects"            | "weight":1,"subjects"            | styles[2].weight
            "roll":0                         | "roll":1                         | styles[2].roll
            "min":1,"max":5                  | "min":0,"max":5                  | items[0].min
            "min":1,"max":5                  | "min":5,"max":5                  | items[0].max
            "castOpen":"2026-12-02           | "castOpen":"2026-11-30           | castOpen
            "castOpen":"2026-12-02           | "castOpen":"2026-12-19           | close
            "claimClose":"2026-12-15         | "claimClose":"2026-12-19         | claimClose
            "includeBy":"2026-12-20T16:00:00 | "includeBy":"2026-12-19T15:59:59 | includeBy
            "separation":"session"           | "separation":"phase"             | claimClose
            "publish":"records"              | "publish":"auditors"             | auditorQuorum
            "witnessQuorum":1                | "witnessQuorum":2                | witnessQuorum
            "tally":"wmean-1"                | "tally":"mean"                   | tally
            "id":"q2"                        | "id":"q1"                        | items[1].id
            "id":"clients"                   | "id":"open-qr"                   | styles[2].id
            "subjects":["_"]                 | "subjects":[]                    | styles[1].subjects
            "chief02"                        | "chief01"                        | styles[0].subjects
            "lost"                           | "slow"                           | items[2].options
            "when":{"item":"q1","max":2}     | "when":{"item":"q1","max":6}     | items[2].when
            "when":{"item":"q1","max":2}     | "when":{"item":"how","max":1}    | items[2].when
            "origin":"vote.example.gov/board | "origin":"vote.example.gov/bord | board.origin
            "periodSec":3600                 | "periodSec":0                    | batch.periodSec
            "receipt":{"vkey":"vote          | "receipt":{"vkey":"vote.         | receipt.vkey
            """)
    void refusesToFreeze(String before, String after, String field) {
        Manifest manifest = Campaigns.edited(before, after);
        assertThat(ManifestRules.check(manifest))
                .extracting(ManifestRules.Violation::field)
                .contains(field);
        assertRefused(BallotRefusal.Code.FREEZE_REFUSED, () -> ManifestRules.require(manifest));
    }

    @Test
    void refusesToFreezeKeysUsedTwiceOrOfAnotherSize() {
        String staff = Campaigns.STAFF_KEY.publicJwk().n();
        String clients = Campaigns.CLIENTS_KEY.publicJwk().n();
        assertThat(ManifestRules.check(Campaigns.edited(clients, staff)))
                .containsExactly(new ManifestRules.Violation("styles[1].issuer.n", "a key of its own for every style"));
        byte[] even = Encodings.unb64u(clients);
        even[383] &= (byte) 0xfe;
        byte[] small = Encodings.unb64u(clients);
        small[0] &= 0x7f;
        for (byte[] n : List.of(even, small, new byte[384], Digests.concat(new byte[1], Encodings.unb64u(clients)))) {
            assertThat(ManifestRules.check(Campaigns.edited(clients, Encodings.b64u(n))))
                    .extracting(ManifestRules.Violation::field)
                    .contains("styles[1].issuer.n");
        }
    }

    @Test
    void refusesToFreezeARollThatIsMissingOrAnOpenStyleThatHasOne() {
        String digest = "\"rollDigest\":\""
                + Digests.h("clients".getBytes(StandardCharsets.US_ASCII)).hex() + "\",";
        assertThat(ManifestRules.check(Campaigns.edited(digest, "")))
                .extracting(ManifestRules.Violation::field)
                .containsExactly("styles[1].rollDigest");
        assertThat(ManifestRules.check(Campaigns.edited("\"roll\":0,", "\"roll\":0," + digest)))
                .extracting(ManifestRules.Violation::field)
                .containsExactly("styles[2].rollDigest");
    }

    @Test
    void aVoterTurnsAwayFromARollTooSmallToHideIn() {
        Manifest tiny = Campaigns.edited("\"roll\":9", "\"roll\":1");
        assertRefused(BallotRefusal.Code.MALFORMED, () -> Voter.start(tiny, Campaigns.CLIENTS, Campaigns.RANDOM));
        assertRefused(
                BallotRefusal.Code.UNKNOWN_STYLE, () -> Voter.start(tiny, new StyleId("nobody"), Campaigns.RANDOM));
    }
}
