package org.minkao.evaluation.eligibility;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.minkao.ballot.BallotRefusal;
import org.minkao.ballot.BlindSigner;
import org.minkao.ballot.Bytes;
import org.minkao.ballot.IssuerKey;
import org.minkao.ballot.SoftwareBlindSigner;

/** Signs with the issuer keys of open campaigns, only so many at once: a signature is most of what a claim costs. */
public final class Issuers {
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final IdentitySeal seal;
    private final Semaphore slots;
    private final Map<String, BlindSigner> signers = new ConcurrentHashMap<>();

    public Issuers(IdentitySeal seal, int atOnce) {
        this.seal = seal;
        this.slots = new Semaphore(atOnce, true);
    }

    /** Refuses with TRY_AGAIN when too many are waiting; the same bytes may be sent again. */
    Bytes sign(Roster roster, Roster.SealedStyle style, Bytes blinded) {
        String wrapped = style.wrappedKey();
        if (wrapped == null) {
            throw BallotRefusal.Code.CLOSED.because("before claims close");
        }
        take();
        try {
            // The attempt is part of the key: a roll that was made anew has a new issuer.
            return signers.computeIfAbsent(
                            roster.campaign() + "|" + style.style() + "|" + roster.announced(),
                            key -> new SoftwareBlindSigner(
                                    IssuerKey.fromPkcs8(seal.openKey(roster.campaign(), style.style(), wrapped))))
                    .blindSign(blinded);
        } finally {
            slots.release();
        }
    }

    /** Forgets the keys of a campaign. */
    void forget(String campaign) {
        signers.keySet().removeIf(key -> key.startsWith(campaign + "|"));
    }

    private void take() {
        try {
            if (slots.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw BallotRefusal.Code.TRY_AGAIN.because("fewer claims at once");
    }

    @Override
    public String toString() {
        return "Issuers";
    }
}
