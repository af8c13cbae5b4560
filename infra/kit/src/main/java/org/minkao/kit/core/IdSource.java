package org.minkao.kit.core;

/** Where new ids come from: 26 characters of lower-case base32. */
@FunctionalInterface
public interface IdSource {
    String next();
}
