package org.minkao.scoring;

/** One thing wrong in a scheme or in inputs: a JSON pointer, and what was found and expected there. */
public record Problem(String path, String reason) {

    @Override
    public String toString() {
        return (path.isEmpty() ? "/" : path) + ": " + reason;
    }
}
