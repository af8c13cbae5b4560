package org.minkao.evaluation.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.minkao.ballot.CanonicalJson;
import org.minkao.ballot.Json;
import org.minkao.evaluation.appeal.Appeal;
import org.minkao.evaluation.appeal.Evidence;
import org.minkao.evaluation.appeal.Remedy;
import org.minkao.evaluation.appeal.Ruling;
import org.minkao.evaluation.campaign.Campaign;
import org.minkao.evaluation.campaign.Decimals;
import org.minkao.evaluation.campaign.Hand;
import org.minkao.evaluation.result.Adjustment;
import org.minkao.evaluation.result.MarkChange;
import org.minkao.evaluation.result.ReadVersions;
import org.minkao.evaluation.result.Result;
import org.minkao.evaluation.result.ResultStatus;
import org.minkao.evaluation.result.TwoPersonStep;
import org.minkao.evaluation.result.Veto;

/** Writes the papers of an archive that exist nowhere else as a file. */
final class ArchiveJson {
    private ArchiveJson() {}

    static byte[] about(Campaign campaign, Result result) {
        return bytes(
                "v", 1,
                "campaign", campaign.id().value(),
                "title", campaign.plan().title(),
                "year", campaign.plan().year(),
                "status", result.status().name(),
                "final", result.status() == ResultStatus.FINAL,
                "version", result.number(),
                "publishedAt", at(result.publication()),
                "appealsUntil", text(result.afterwards().appealsUntil()),
                "finalAt", text(result.afterwards().finalAt()),
                "resultsDigest", result.computation().resultsDigest(),
                "fingerprint", campaign.frozen().fingerprint());
    }

    static byte[] adjustments(List<Adjustment> all) {
        return list(all.stream()
                .map(it -> obj(
                        "id", it.id().value(),
                        "appraisee", it.appraisee(),
                        "status", it.status().name(),
                        "points", Decimals.plain(it.points()),
                        "clause", it.clause(),
                        "evidence", it.evidence(),
                        "proposal", hand(it.proposal()),
                        "approval", hand(it.approval())))
                .toList());
    }

    static byte[] vetoes(List<Veto> all) {
        return list(all.stream()
                .map(it -> obj(
                        "id", it.id().value(),
                        "appraisee", it.appraisee(),
                        "status", it.status().name(),
                        "trigger", it.trigger().id(),
                        "clause", it.trigger().text(),
                        "effect", it.trigger().effect().name().toLowerCase(Locale.ROOT),
                        "grade", it.trigger().grade(),
                        "evidence", evidence(it.evidence()),
                        "proposal", hand(it.proposal()),
                        "approval", hand(it.approval())))
                .toList());
    }

    static byte[] appeals(List<Appeal> all) {
        return list(all.stream()
                .map(it -> obj(
                        "id", it.id().value(),
                        "appraisee", it.appraisee(),
                        "about", it.subject().kind().name(),
                        "measure", it.subject().id(),
                        "status", it.status().name(),
                        "evidence", evidence(it.evidence()),
                        "filing", hand(it.filing()),
                        "ruling", ruling(it.ruling()),
                        "decision", hand(it.decision())))
                .toList());
    }

    static byte[] versions(List<ReadVersions.Version> all) {
        return list(all.stream()
                .map(it -> obj(
                        "version", it.number(),
                        "publishedAt", at(it.published()),
                        "resultsDigest", it.resultsDigest(),
                        "componentsDigest", it.componentsDigest(),
                        "madeFor",
                                it.madeFor() == null ? null : it.madeFor().id().value(),
                        "changes",
                                it.changes().stream().map(ArchiveJson::change).toList()))
                .toList());
    }

    static byte[] steps(Map<TwoPersonStep.Kind, Integer> counts, List<TwoPersonStep> entries) {
        Map<String, Json> byKind = new TreeMap<>();
        counts.forEach((kind, count) -> byKind.put(kind.name(), Json.Num.of(count)));
        return bytes(
                "v",
                1,
                "counts",
                new Json.Obj(byKind),
                "items",
                entries.stream()
                        .map(it -> obj(
                                "kind", it.kind().name(),
                                "subject", it.subject(),
                                "first", hand(it.first()),
                                "second", hand(it.second())))
                        .toList());
    }

    private static Json change(MarkChange it) {
        return obj("appraisee", it.appraisee(), "what", it.what(), "before", it.before(), "after", it.after());
    }

    private static List<Json.Obj> evidence(List<Evidence> all) {
        return all.stream()
                .map(it -> obj("name", it.name(), "sha256", it.sha256(), "size", it.size()))
                .toList();
    }

    private static @Nullable Json ruling(@Nullable Ruling it) {
        if (it == null) {
            return null;
        }
        Remedy remedy = it.remedy();
        return obj(
                "outcome", it.outcome().name(),
                "text", it.text(),
                "points", remedy == null || remedy.points() == null ? null : Decimals.plain(remedy.points()),
                "marks",
                        remedy == null
                                ? null
                                : remedy.marks().stream()
                                        .map(mark -> Json.arr(mark.item(), Decimals.plain(mark.mark())))
                                        .toList(),
                "madeOn", it.madeOn(),
                "total", it.total(),
                "by", hand(it.by()));
    }

    private static @Nullable Json hand(@Nullable Hand it) {
        return it == null
                ? null
                : obj(
                        "person", it.person(),
                        "role", it.role(),
                        "reason", it.reason(),
                        "at", it.at().toString());
    }

    private static @Nullable String at(@Nullable Hand hand) {
        return hand == null ? null : hand.at().toString();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static byte[] list(List<? extends Json> items) {
        return bytes("v", 1, "items", items);
    }

    private static byte[] bytes(@Nullable Object... pairs) {
        return CanonicalJson.bytes(obj(pairs));
    }

    /** Without the keys that have no value. */
    private static Json.Obj obj(@Nullable Object... pairs) {
        List<Object> entries = new ArrayList<>();
        for (int i = 0; i < pairs.length; i += 2) {
            Object key = pairs[i];
            Object value = pairs[i + 1];
            if (key != null && value != null) {
                entries.add(key);
                entries.add(value);
            }
        }
        return Json.obj(entries.toArray());
    }
}
