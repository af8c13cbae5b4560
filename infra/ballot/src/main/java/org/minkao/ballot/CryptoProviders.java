package org.minkao.ballot;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.Provider;
import java.security.Security;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whose native or Java code does the signatures and ciphers: Amazon Corretto Crypto Provider where it loads, the JDK otherwise. */
public final class CryptoProviders {
    private static final String CORRETTO = "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";

    private final String description;
    private final @Nullable Provider corretto;

    private CryptoProviders(String description, @Nullable Provider corretto) {
        this.description = description;
        this.corretto = corretto;
    }

    /** The fastest that loads here. */
    public static CryptoProviders best() {
        return corretto().orElseGet(CryptoProviders::jdk);
    }

    public static CryptoProviders jdk() {
        return new CryptoProviders("JDK " + Runtime.version().feature() + Loaded.ABSENCE, null);
    }

    public static Optional<CryptoProviders> corretto() {
        return Optional.ofNullable(Loaded.CORRETTO_PROVIDER)
                .map(provider -> new CryptoProviders(provider.getName() + " " + provider.getVersionStr(), provider));
    }

    /** Every choice that works on this machine, for tests that must hold under each. */
    public static List<CryptoProviders> all() {
        return corretto().map(found -> List.of(found, jdk())).orElseGet(() -> List.of(jdk()));
    }

    /** Says which was chosen and, for the JDK, why not the other; one line for the start-up log. */
    public String description() {
        return description;
    }

    boolean isNative() {
        return corretto != null;
    }

    Provider rsa() {
        return orJdk("SunRsaSign");
    }

    /** The key in the form its provider works on, so that it is not taken apart again at every use. */
    Key own(Key key) {
        try {
            return KeyFactory.getInstance("RSA", rsa()).translateKey(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(this + " does not take an RSA key", e);
        }
    }

    Provider ec() {
        return orJdk("SunEC");
    }

    Provider ciphers() {
        return orJdk("SunJCE");
    }

    private Provider orJdk(String name) {
        return corretto != null ? corretto : jdkProvider(name);
    }

    static Provider jdkProvider(String name) {
        Provider provider = Security.getProvider(name);
        if (provider == null) {
            throw new IllegalStateException("this Java lacks its provider " + name);
        }
        return provider;
    }

    @Override
    public String toString() {
        return description;
    }

    /** Loads the native library once and only when asked for. */
    private static final class Loaded {
        static final @Nullable Provider CORRETTO_PROVIDER;
        static final String ABSENCE;

        static {
            Provider found = null;
            String absence = "";
            try {
                Class<?> type = Class.forName(CORRETTO);
                Provider provider = (Provider) type.getField("INSTANCE").get(null);
                Throwable error = (Throwable) type.getMethod("getLoadingError").invoke(provider);
                if (error == null) {
                    found = provider;
                } else {
                    absence = " (Amazon Corretto Crypto Provider does not load: " + error.getMessage() + ")";
                }
            } catch (ReflectiveOperationException | LinkageError e) {
                absence = " (Amazon Corretto Crypto Provider does not load: " + e + ")";
            }
            CORRETTO_PROVIDER = found;
            ABSENCE = absence;
        }

        private Loaded() {}
    }
}
