package org.minkao.evaluation.boot;

import java.time.Duration;
import org.minkao.ballot.BallotRefusal;
import org.minkao.ballot.VerifierKey;
import org.minkao.evaluation.campaign.BallotHouse;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** What every manifest of this house says, and how often dates are looked at. */
@ConfigurationProperties("minkao.house")
public record HouseSettings(String publicHost, String receiptVkey, String clientDigest, Duration phaseRound) {

    /** A wrong value would stand in every manifest, so it stops the start. */
    BallotHouse checked() {
        if (!publicHost.matches("[A-Za-z0-9._-]+(:[0-9]{1,5})?")) {
            throw wrong("public-host", publicHost, "a host, or host:port");
        }
        if (!clientDigest.matches("[0-9a-f]{64}")) {
            throw wrong("client-digest", clientDigest, "the hex SHA-256 of the web bundle");
        }
        String wanted = publicHost + "/box";
        try {
            if (!VerifierKey.parse(receiptVkey).name().equals(wanted)) {
                throw wrong("receipt-vkey", receiptVkey, "a verifier key named " + wanted);
            }
        } catch (BallotRefusal e) {
            throw wrong("receipt-vkey", receiptVkey, e.expectation());
        }
        return new BallotHouse(publicHost, receiptVkey, clientDigest);
    }

    private static IllegalStateException wrong(String setting, String value, String expectation) {
        return new IllegalStateException("minkao.house.%s is %s (expected: %s)"
                .formatted(setting, value.isEmpty() ? "empty" : value, expectation));
    }
}
