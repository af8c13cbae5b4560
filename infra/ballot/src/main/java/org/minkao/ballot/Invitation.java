package org.minkao.ballot;

import java.security.SecureRandom;

/** A person's one-time code for a campaign and what is derived from it: lookup key k, use u and roster r per style. */
public final class Invitation {
    public static final int CODE_LENGTH = 16;

    private static final int CAMPAIGN_PART = 8;

    private final CampaignId campaign;
    private final Bytes code;

    private Invitation(CampaignId campaign, Bytes code) {
        this.campaign = campaign;
        this.code = code.requireLength(CODE_LENGTH, "code");
    }

    /** From the 16 bytes of the code. */
    public static Invitation of(CampaignId campaign, byte[] code) {
        return new Invitation(campaign, Bytes.of(code));
    }

    /** From the 26 characters a person types. */
    public static Invitation ofText(CampaignId campaign, String text) {
        return new Invitation(campaign, Bytes.owning(Encodings.unbase32(text)));
    }

    /** From a link's fragment without {@code #}. */
    public static Invitation ofFragment(CampaignId campaign, String fragment) {
        String start = campaign.value().substring(0, CAMPAIGN_PART) + ".";
        if (!fragment.startsWith(start)) {
            throw BallotRefusal.Code.MALFORMED.because("an invitation link of this campaign");
        }
        return ofText(campaign, fragment.substring(start.length()));
    }

    public static Invitation random(CampaignId campaign, SecureRandom random) {
        return new Invitation(campaign, Bytes.random(CODE_LENGTH, random));
    }

    public CampaignId campaign() {
        return campaign;
    }

    public Bytes code() {
        return code;
    }

    /** The code as 26 base32 characters. */
    public String codeText() {
        return Encodings.base32(code.toArray());
    }

    /** {@code <first 8 of campaign>.<code>}, the part of the link that no server sees. */
    public String fragment() {
        return campaign.value().substring(0, CAMPAIGN_PART) + "." + codeText();
    }

    /** {@code <origin>/v#<fragment>} with origin such as {@code https://host}. */
    public String link(String origin) {
        return origin + "/v#" + fragment();
    }

    /** k. */
    public Bytes lookupKey() {
        return Digests.h(Digests.d("lookup"), campaign.line(), code.toArray());
    }

    /** u. */
    public Bytes use(StyleId style) {
        return Digests.h(Digests.d("use"), campaign.line(), Digests.line(style.value()), code.toArray());
    }

    /** r. */
    public Bytes roster(StyleId style) {
        return roster(use(style));
    }

    /** r of a u that someone shows. */
    public static Bytes roster(Bytes use) {
        return Digests.h(Digests.d("roster"), use.requireLength(32, "u").toArray());
    }

    @Override
    public String toString() {
        return "Invitation";
    }
}
