package org.minkao.evaluation.inspection;

import java.time.Instant;
import java.util.regex.Pattern;

/** A file that somebody handed in for an inspection; its bytes lie elsewhere, under their SHA-256. */
public record Evidence(String sha256, String mediaType, int size, String by, Instant at) {
    static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
}
