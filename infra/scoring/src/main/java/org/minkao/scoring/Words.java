package org.minkao.scoring;

/** A name in Chinese and English; the same twice where only one was given. */
record Words(String zh, String en) {

    static Words of(String one) {
        return new Words(one, one);
    }
}
