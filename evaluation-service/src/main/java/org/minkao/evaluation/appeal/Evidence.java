package org.minkao.evaluation.appeal;

/** A paper that somebody relies on: its name, the SHA-256 of its bytes and their number; the paper itself stays with them. */
public record Evidence(String name, String sha256, long size) {}
