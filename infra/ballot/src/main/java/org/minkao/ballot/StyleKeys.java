package org.minkao.ballot;

import java.security.interfaces.RSAPublicKey;
import java.util.HashMap;
import java.util.Map;

/** The issuer keys of a manifest's styles, parsed once. */
public final class StyleKeys {
    private final Map<StyleId, RSAPublicKey> keys;
    private final CryptoProviders providers;

    private StyleKeys(Map<StyleId, RSAPublicKey> keys, CryptoProviders providers) {
        this.keys = keys;
        this.providers = providers;
    }

    public static StyleKeys of(Manifest manifest) {
        return of(manifest, CryptoProviders.best());
    }

    public static StyleKeys of(Manifest manifest, CryptoProviders providers) {
        Map<StyleId, RSAPublicKey> keys = new HashMap<>();
        manifest.styles()
                .forEach(style -> keys.put(
                        style.id(), (RSAPublicKey) providers.own(style.issuer().publicKey())));
        return new StyleKeys(Map.copyOf(keys), providers);
    }

    /** The key of a style, or a refusal UNKNOWN_STYLE. */
    public RSAPublicKey key(StyleId style) {
        RSAPublicKey key = keys.get(style);
        if (key == null) {
            throw BallotRefusal.Code.UNKNOWN_STYLE.because("a style of this campaign");
        }
        return key;
    }

    CryptoProviders providers() {
        return providers;
    }
}
