package org.minkao.survey.opinion;

import org.minkao.kit.core.TextId;

/** Names an opinion; it is the hash of its tracking code and so tells nothing about the code. */
public record OpinionId(String value) implements TextId {
    @Override
    public String toString() {
        return value;
    }
}
