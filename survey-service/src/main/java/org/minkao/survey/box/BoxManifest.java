package org.minkao.survey.box;

/** What the box keeps of a frozen campaign: the manifest as published (base64) and the wrapped key of its envelopes. */
public record BoxManifest(String campaign, String manifest, String wrappedKey) {
    @Override
    public String toString() {
        return "BoxManifest[" + campaign + "]";
    }
}
