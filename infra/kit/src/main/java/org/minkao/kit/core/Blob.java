package org.minkao.kit.core;

/** Bytes kept under the hex SHA-256 of their content. */
@SuppressWarnings("ArrayRecordComponent") // the content is compared by its id, never by the record
public record Blob(String id, String mediaType, byte[] bytes) {

    @Override
    public String toString() {
        return "Blob[id=%s, mediaType=%s, bytes=%d]".formatted(id, mediaType, bytes.length);
    }
}
