package org.minkao.notification.delivery;

/** Opens what the identity side sealed for this room. */
public interface SealedLetters {
    /** Throws {@link IllegalArgumentException} when it was not sealed for us or cannot be read. */
    Letter open(Delivery delivery);
}
