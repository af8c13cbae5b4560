package org.minkao.ballot;

import java.security.SecureRandom;
import java.util.regex.Pattern;

/** A campaign in the ballot protocol: base32 of 16 random bytes. */
public record CampaignId(String value) {
    private static final Pattern SYNTAX = Pattern.compile("[a-z2-7]{26}");

    public CampaignId {
        if (!SYNTAX.matcher(value).matches()) {
            throw BallotRefusal.Code.MALFORMED.because("campaign id: 26 base32 characters");
        }
    }

    public static boolean isValid(String text) {
        return SYNTAX.matcher(text).matches();
    }

    public static CampaignId random(SecureRandom random) {
        return new CampaignId(Encodings.base32(Bytes.random(16, random).toArray()));
    }

    byte[] line() {
        return Digests.line(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
