package org.minkao.evaluation.sheet;

import static org.minkao.evaluation.campaign.Roles.AUDITOR;
import static org.minkao.evaluation.campaign.Roles.COUNTY;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.minkao.evaluation.campaign.Campaign;
import org.minkao.evaluation.campaign.CampaignId;
import org.minkao.evaluation.campaign.Campaigns;
import org.minkao.evaluation.campaign.Scope;
import org.minkao.evaluation.result.AdjustScore;
import org.minkao.evaluation.result.Aftermath;
import org.minkao.evaluation.result.HearAppeals;
import org.minkao.evaluation.result.ImposeVeto;
import org.minkao.evaluation.result.ReadResult;
import org.minkao.evaluation.result.ReadTwoPersonSteps;
import org.minkao.evaluation.result.ReadVersions;
import org.minkao.evaluation.result.Result;
import org.minkao.kit.core.Actor;
import org.minkao.kit.core.Versioned;

/**
 * Puts a published result with all that it rests on into one archive: no roster, no address, and nothing that joins a
 * person to an answer. The same result in the same state gives the same bytes.
 */
public final class ReadArchive {
    private final Campaigns campaigns;
    private final Sources sources;
    private final PlanDocument plans;

    /** Where the papers come from. */
    public record Sources(
            ReadResult results,
            ReadVersions versions,
            ReadSheets sheets,
            AdjustScore adjustments,
            ImposeVeto vetoes,
            HearAppeals appeals,
            ReadTwoPersonSteps steps) {}

    public ReadArchive(Campaigns campaigns, Sources sources, PlanDocument plans) {
        this.campaigns = campaigns;
        this.sources = sources;
        this.plans = plans;
    }

    /** For auditors and the county office, from the publication on; it says itself whether the result is final. */
    public Archive of(CampaignId id, Actor actor) {
        Campaign campaign = campaigns.require(id.value()).state();
        new Scope(campaign, actor).require(AUDITOR, COUNTY);
        Result result = sources.results().publishedOne(id).state();
        Map<String, Supplier<byte[]>> files = new TreeMap<>();
        files.put("about.json", () -> ArchiveJson.about(campaign, result));
        files.put("plan/plan.json", () -> plans.bytes(campaign.plan()));
        files.put("plan/manifest.json", () -> campaign.frozen().manifestBytes());
        files.put("plan/rules.json", () -> campaign.frozen().rulesBytes());
        measures(files, id, actor);
        result(files, result);
        sheets(files, id, actor, result);
        List<Archive.Part> parts = new ArrayList<>();
        files.forEach((path, bytes) -> parts.add(new Archive.Part(path, bytes)));
        return new Archive(
                new Words(Language.ZH).of("file.archive", campaign.plan().title()), parts);
    }

    private void measures(Map<String, Supplier<byte[]>> files, CampaignId id, Actor actor) {
        files.put(
                "measures/adjustments.json",
                () -> ArchiveJson.adjustments(sources.adjustments().of(id, actor).stream()
                        .map(Versioned::state)
                        .toList()));
        files.put(
                "measures/vetoes.json",
                () -> ArchiveJson.vetoes(sources.vetoes().of(id, actor).stream()
                        .map(Versioned::state)
                        .toList()));
        files.put(
                "measures/appeals.json",
                () -> ArchiveJson.appeals(sources.appeals().all(id, actor).stream()
                        .map(HearAppeals.Heard::appeal)
                        .toList()));
        files.put(
                "measures/two-person-steps.json",
                () -> ArchiveJson.steps(
                        sources.steps().counts(id), sources.steps().entries(id, actor)));
    }

    private void result(Map<String, Supplier<byte[]>> files, Result result) {
        files.put(
                "result/versions.json",
                () -> ArchiveJson.versions(sources.versions().all(result.campaign())));
        for (Aftermath.Earlier earlier : result.afterwards().earlier()) {
            version(
                    files,
                    earlier.number(),
                    earlier.resultsDigest(),
                    earlier.componentsDigest(),
                    sources.versions().derivations(earlier));
        }
        version(
                files,
                result.number(),
                result.computation().resultsDigest(),
                result.computation().componentsDigest(),
                result.computation().derivations());
    }

    private void version(
            Map<String, Supplier<byte[]>> files,
            int number,
            String results,
            String components,
            Map<String, String> derivations) {
        String folder = "result/version-%d/".formatted(number);
        files.put(folder + "results.json", () -> sources.versions().file(results));
        files.put(folder + "components.json", () -> sources.versions().file(components));
        derivations.forEach((appraisee, digest) -> files.put(
                folder + "derivations/" + appraisee + ".json",
                () -> sources.versions().file(digest)));
    }

    private void sheets(Map<String, Supplier<byte[]>> files, CampaignId id, Actor actor, Result result) {
        for (Language language : Language.values()) {
            files.put(
                    "sheets/sheet.%s.html".formatted(language.tag()),
                    () -> sources.sheets().publicSheet(id, language).bytes());
        }
        for (String appraisee : result.computation().derivations().keySet()) {
            files.put(
                    "sheets/passports/" + appraisee + ".html",
                    () -> sources.sheets()
                            .passport(id, appraisee, actor, Language.ZH)
                            .bytes());
        }
        List<Table> tables = sources.sheets().publicTables(id, Language.ZH).tables();
        for (int i = 0; i < tables.size(); i++) {
            Table table = tables.get(i);
            files.put("sheets/tables/%d.csv".formatted(i + 1), () -> CsvText.bytes(table));
        }
    }
}
