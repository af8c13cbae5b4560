package org.minkao.evaluation.result;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.minkao.evaluation.appeal.Appeal;
import org.minkao.evaluation.appeal.AppealId;
import org.minkao.evaluation.campaign.Hand;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;

/** What follows a publication: the last day for appeals, the appeals, the versions that were replaced, and the end of it all. */
public record Aftermath(
        @Nullable LocalDate appealsUntil,
        List<Appeal> appeals,
        List<Earlier> earlier,
        @Nullable Instant finalAt) {
    static final Aftermath NONE = new Aftermath(null, List.of(), List.of(), null);

    public Aftermath {
        appeals = List.copyOf(appeals);
        earlier = List.copyOf(earlier);
    }

    /** A version of the result that another one replaced; everything it was made of stays readable by these digests. */
    public record Earlier(
            int number,
            Hand computed,
            Hand confirmed,
            Hand published,
            String resultsDigest,
            String componentsDigest,
            String derivationsDigest,
            AppealId replacedFor) {}

    static Aftermath until(LocalDate day) {
        return new Aftermath(day, List.of(), List.of(), null);
    }

    Aftermath with(Appeal filed) {
        List<Appeal> more = new ArrayList<>(appeals);
        more.add(filed);
        return new Aftermath(appealsUntil, more, earlier, finalAt);
    }

    Aftermath changed(AppealId id, UnaryOperator<Appeal> change) {
        return new Aftermath(
                appealsUntil,
                appeals.stream()
                        .map(appeal -> appeal.id().equals(id) ? change.apply(appeal) : appeal)
                        .toList(),
                earlier,
                finalAt);
    }

    Aftermath replacing(Earlier version) {
        List<Earlier> more = new ArrayList<>(earlier);
        more.add(version);
        return new Aftermath(appealsUntil, appeals, more, finalAt);
    }

    Aftermath over(Instant at) {
        return new Aftermath(appealsUntil, appeals, earlier, at);
    }

    public Appeal appeal(AppealId id) {
        return appeals.stream()
                .filter(appeal -> appeal.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        KitReason.NOT_FOUND, "there is no appeal " + id + " (expected: one of the result)"));
    }

    public boolean hasOpen() {
        return appeals.stream().anyMatch(Appeal::isOpen);
    }

    /** The appeals that changed the result, in the order of their filing. */
    public List<Appeal> granted() {
        return appeals.stream().filter(Appeal::isRevised).toList();
    }

    boolean isOver(LocalDate today) {
        return appealsUntil == null || today.isAfter(appealsUntil);
    }
}
