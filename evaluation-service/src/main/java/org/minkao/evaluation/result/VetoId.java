package org.minkao.evaluation.result;

import java.util.regex.Pattern;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;
import org.minkao.kit.core.TextId;

/** Names one veto. */
public record VetoId(String value) implements TextId {
    private static final Pattern SYNTAX = Pattern.compile("[a-z2-7]{26}");

    public VetoId {
        if (!SYNTAX.matcher(value).matches()) {
            throw new Refusal(
                    KitReason.NOT_FOUND, "there is no veto with this id (expected: 26 characters of a-z, 2-7)");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
