package org.minkao.journeys;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.minkao.ballot.Bytes;
import org.minkao.ballot.CampaignId;
import org.minkao.ballot.CastRequest;
import org.minkao.ballot.ClaimRequest;
import org.minkao.ballot.Digests;
import org.minkao.ballot.Invitation;
import org.minkao.ballot.StyleId;

/** What would give away a person, and what would give away a ballot, each with its owner. */
final class Marks {
    /** What is readable about the guests begins with one of these; long enough that no ciphertext has it by chance. */
    static final List<String> READABLE = List.of("zq7xmark", "1770077", "203.0.113.", "5ec7e75ec7e7");

    private static final HexFormat HEX = HexFormat.of();

    private final Map<String, String> persons = new HashMap<>();
    private final Map<String, String> ballots = new HashMap<>();
    private final Map<String, String> answers = new HashMap<>();

    static Guest guest(int number, String voterClass) {
        return new Guest(
                "客zq7xmark" + Character.toString('甲' + number),
                "1770077%04d".formatted(number),
                "zq7xmark%02d@guests.invalid".formatted(number),
                "zq7xmark街道",
                voterClass);
    }

    /** What a phone and what stands between would like to tell about this guest. */
    static Map<String, String> headers(int number) {
        String address = "203.0.113." + (number + 1);
        Map<String, String> all = new HashMap<>();
        all.put("User-Agent", "zq7xmarkPhone/" + number);
        all.put("X-Forwarded-For", address);
        all.put("X-Real-IP", address);
        all.put("Forwarded", "for=" + address);
        all.put("traceparent", "00-5ec7e75ec7e7%020x-%016x-01".formatted(number + 1, number + 1));
        all.put("X-Request-Id", "zq7xmark-request-" + number);
        all.put("Referer", "http://zq7xmark.invalid/" + number);
        all.put("Cookie", "zq7xmark=" + number);
        all.put("Accept-Language", "zh-CN,zq7xmark;q=0.1");
        return all;
    }

    void person(String owner, Invitation invitation, StyleId style, ClaimRequest claim) {
        person(owner, invitation.code());
        persons.put(invitation.codeText(), owner);
        person(owner, invitation.lookupKey());
        person(owner, invitation.use(style));
        person(owner, invitation.roster(style));
        person(owner, claim.blinded());
        person(owner, claim.claimHash());
    }

    private void person(String owner, Bytes mark) {
        persons.put(mark.hex(), owner);
    }

    void ballot(String owner, CampaignId campaign, CastRequest cast, String receipt) {
        for (Bytes mark : List.of(
                cast.pk(),
                cast.prefix(),
                cast.tokenSig(),
                cast.saltA(),
                cast.saltT(),
                cast.ballotSig(),
                tokenId(campaign, cast))) {
            ballots.put(mark.hex(), owner);
        }
        // The third line of the receipt is the ballot's digest.
        ballots.put(HEX.formatHex(Base64.getDecoder().decode(receipt.split("\n", -1)[2])), owner);
        answers.put(new String(cast.answers().toArray(), StandardCharsets.UTF_8), owner);
    }

    /** The name under which the box keeps the ballot. */
    static Bytes tokenId(CampaignId campaign, CastRequest cast) {
        return Digests.h(
                Digests.d("token-id"),
                (campaign.value() + "\n").getBytes(StandardCharsets.US_ASCII),
                cast.pk().toArray());
    }

    List<String> personsOf(List<String> tokens) {
        return owners(tokens, persons);
    }

    List<String> ballotsOf(List<String> tokens, String text) {
        List<String> all = owners(tokens, ballots);
        if (text.contains("\"r\":[[")) {
            answers.forEach((answer, owner) -> {
                if (text.contains(answer)) {
                    all.add(owner);
                }
            });
        }
        return all;
    }

    private static List<String> owners(List<String> tokens, Map<String, String> marks) {
        List<String> all = new ArrayList<>();
        tokens.forEach(token -> {
            String owner = marks.get(token);
            if (owner != null) {
                all.add(owner);
            }
        });
        return all;
    }

    /** A word and every value that it may be another spelling of, in hex. */
    static List<String> spellings(String word) {
        List<String> all = new ArrayList<>(List.of(word));
        decoded(word).forEach(bytes -> all.add(HEX.formatHex(bytes)));
        return all;
    }

    /** What a word is the base64 of, in either alphabet. */
    static List<byte[]> decoded(String word) {
        List<byte[]> all = new ArrayList<>();
        for (Base64.Decoder decoder : List.of(Base64.getDecoder(), Base64.getUrlDecoder())) {
            try {
                all.add(decoder.decode(word));
            } catch (IllegalArgumentException otherAlphabet) {
                // Then it is not written in this one.
            }
        }
        return all;
    }
}
