package org.minkao.local.audit;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a check found: how many entries there are, and the first that is not as it was written. */
record Verdict(long entries, @Nullable Flaw first, List<Head> heads) {

    Verdict {
        heads = List.copyOf(heads);
    }

    /** What was done to an entry after it was written. */
    enum Kind {
        ALTERED("被改动", "was altered"),
        DROPPED("被删除", "was dropped"),
        INSERTED("是事后插入的", "was inserted");

        private final String chinese;
        private final String english;

        Kind(String chinese, String english) {
            this.chinese = chinese;
            this.english = english;
        }
    }

    /** Where a chain breaks; a dropped entry has no id any more. */
    record Flaw(
            Kind kind, String chain, long index, @Nullable String id) {
        String chinese() {
            return "审计记录 %s 的第 %d 条%s%s".formatted(chain, index, id == null ? "" : "（编号 " + id + "）", kind.chinese);
        }

        String english() {
            return String.format(
                    Locale.ROOT,
                    "entry %d of %s%s %s",
                    index,
                    chain,
                    id == null ? "" : " (id " + id + ")",
                    kind.english);
        }
    }

    /** Where a chain ends: whoever notes it down can show later that nothing before it was rewritten. */
    record Head(String chain, long entries, String hash) {}

    boolean ok() {
        return first == null;
    }
}
