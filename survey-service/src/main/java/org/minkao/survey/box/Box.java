package org.minkao.survey.box;

import org.minkao.ballot.Bytes;
import org.minkao.ballot.Envelope;
import org.minkao.ballot.Manifest;
import org.minkao.ballot.NoteSigner;
import org.minkao.ballot.Receipt;
import org.minkao.ballot.StyleKeys;

/** A campaign's box, ready to work: manifest, parsed keys of its styles, envelope and receipt signer. */
record Box(Manifest manifest, StyleKeys keys, Envelope envelope, NoteSigner signer) {

    /** The promise for ballot B; the signature is deterministic, so a repeat gives the same bytes. */
    String receipt(Bytes ballot) {
        return Receipt.of(manifest, ballot).sign(signer);
    }

    @Override
    public String toString() {
        return "Box[" + manifest.campaign() + "]";
    }
}
