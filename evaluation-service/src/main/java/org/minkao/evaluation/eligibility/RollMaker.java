package org.minkao.evaluation.eligibility;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.minkao.ballot.Bytes;
import org.minkao.ballot.CampaignId;
import org.minkao.ballot.Invitation;
import org.minkao.ballot.IssuerKey;
import org.minkao.ballot.RollFile;
import org.minkao.ballot.StyleId;

/** Makes the roll of one style: issuer key, a row per person, reserve rows bound to nobody. */
public final class RollMaker {
    private static final int LEAST_RESERVE = 2;

    private final Roll roll;
    private final IdentitySeal seal;
    private final Letters letters;
    private final SecureRandom random;

    public RollMaker(Roll roll, IdentitySeal seal, Letters letters, SecureRandom random) {
        this.roll = roll;
        this.seal = seal;
        this.letters = letters;
        this.random = random;
    }

    Roster.SealedStyle make(
            CampaignId campaign, String attempt, VoterClass voterClass, List<Person> people, int reservePercent) {
        StyleId style = new StyleId(voterClass.id());
        IssuerKey key = IssuerKey.generate(random);
        List<RollRow> rows = new ArrayList<>();
        List<Roll.Lookup> lookups = new ArrayList<>();
        for (Person person : people) {
            Invitation invitation = Invitation.random(campaign, random);
            RollRow row = row(person, voterClass, invitation, attempt);
            rows.add(row);
            lookups.add(new Roll.Lookup(campaign.value(), attempt, row.k(), style.value(), row.r()));
        }
        for (int i = reserveRows(people.size(), reservePercent); i > 0; i--) {
            rows.add(reserve(style, Invitation.random(campaign, random), attempt));
        }
        // Stored in the order of random values, so that the file's order cannot be read from the database.
        rows.sort(Comparator.comparing(RollRow::r));
        lookups.sort(Comparator.comparing(Roll.Lookup::k));
        roll.insertAll(rows, lookups);
        return new Roster.SealedStyle(
                voterClass.id(),
                voterClass.name(),
                rows.size(),
                people.size(),
                digest(rows),
                key.publicJwk().n(),
                seal.sealKey(campaign.value(), style.value(), key.toPkcs8()),
                null);
    }

    static int reserveRows(int people, int percent) {
        return Math.max(LEAST_RESERVE, Math.ceilDiv(people * percent, 100));
    }

    private static String digest(List<RollRow> rows) {
        return RollFile.of(rows.stream().map(row -> Bytes.ofHex(row.r())).toList())
                .digest()
                .hex();
    }

    private RollRow row(Person person, VoterClass voterClass, Invitation invitation, String attempt) {
        StyleId style = new StyleId(voterClass.id());
        String r = invitation.roster(style).hex();
        return new RollRow(
                r,
                invitation.campaign().value(),
                style.value(),
                attempt,
                invitation.lookupKey().hex(),
                seal.seal(r, person),
                null,
                letters.invitation(person, voterClass, invitation),
                letters.notice(person, voterClass),
                null,
                null,
                false,
                false);
    }

    /** Without lookup: a reserve row opens to nobody until it is bound. */
    private RollRow reserve(StyleId style, Invitation invitation, String attempt) {
        String r = invitation.roster(style).hex();
        return new RollRow(
                r,
                invitation.campaign().value(),
                style.value(),
                attempt,
                invitation.lookupKey().hex(),
                null,
                seal.sealReserve(r, invitation.code().toArray()),
                null,
                null,
                null,
                null,
                false,
                false);
    }
}
