package org.minkao.rectification.cases;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** From whom the person taking a step must differ. */
public enum Apart {
    /** Everybody who has owned the case, or submitted its work. */
    OWNERS {
        @Override
        List<String> persons(RectificationCase it) {
            Handling.Submission submission = it.handling().submission();
            return submission == null
                    ? it.handling().owners()
                    : Lists.plus(it.handling().owners(), submission.by());
        }
    },
    VERIFIER {
        @Override
        List<String> persons(RectificationCase it) {
            return maybe(it.handling().verifier());
        }
    },
    EXTENSION_ASKER {
        @Override
        List<String> persons(RectificationCase it) {
            Timing.Asked asked = it.timing().asked();
            return maybe(asked == null ? null : asked.by());
        }
    },
    PROPOSER {
        @Override
        List<String> persons(RectificationCase it) {
            Ending.Proposal proposal = it.ending().proposal();
            return maybe(proposal == null ? null : proposal.by());
        }
    };

    abstract List<String> persons(RectificationCase it);

    private static List<String> maybe(@Nullable String person) {
        return person == null ? List.of() : List.of(person);
    }
}
