package org.minkao.evaluation.memory;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.minkao.ballot.Digests;
import org.minkao.kit.core.Blob;
import org.minkao.kit.core.BlobStore;

/** Bytes by their digest in memory. */
public final class MemoryBlobs implements BlobStore {
    private final Map<String, Blob> blobs = new HashMap<>();

    @Override
    public String put(byte[] bytes, String mediaType) {
        String id = Digests.h(bytes).hex();
        blobs.put(id, new Blob(id, mediaType, bytes));
        return id;
    }

    @Override
    public Optional<Blob> find(String id) {
        return Optional.ofNullable(blobs.get(id));
    }
}
