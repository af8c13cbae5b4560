package org.minkao.kit.core;

import java.util.Optional;

/** Keeps bytes by their content; storing the same bytes twice stores them once. */
public interface BlobStore {

    /** Returns the hex SHA-256; refuses with {@link KitReason#TOO_LARGE} above the limit. */
    String put(byte[] bytes, String mediaType);

    Optional<Blob> find(String id);
}
