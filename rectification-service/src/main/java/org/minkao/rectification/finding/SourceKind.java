package org.minkao.rectification.finding;

/** Where a problem came from. */
public enum SourceKind {
    SELF_INSPECTION("self"),
    ON_SITE_INSPECTION("onsite"),
    OPINION("opinion"),
    RESULT("result");

    private final String idWord;

    SourceKind(String idWord) {
        this.idWord = idWord;
    }

    String idWord() {
        return idWord;
    }
}
