package org.minkao.kit.core;

/** An id that is one text; records implementing it are stored and rendered as plain strings. */
public interface TextId {
    String value();
}
