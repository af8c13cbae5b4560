package org.minkao.evaluation.sheet;

import static org.minkao.evaluation.campaign.Roles.CHIEF;
import static org.minkao.evaluation.campaign.Roles.DEPUTY;
import static org.minkao.evaluation.campaign.Roles.STAFF;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.minkao.evaluation.campaign.Campaign;
import org.minkao.evaluation.campaign.CampaignId;
import org.minkao.evaluation.campaign.Campaigns;
import org.minkao.evaluation.campaign.Scope;
import org.minkao.evaluation.comparison.ReadComparison;
import org.minkao.evaluation.result.ReadResult;
import org.minkao.evaluation.result.ReadStanding;
import org.minkao.evaluation.result.Result;
import org.minkao.evaluation.scoring.SubjectResult;
import org.minkao.kit.core.Actor;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;

/** Makes the sheets of a result: passports and tables for its people, the plain sheet and tables for everybody once published. */
public final class ReadSheets {
    private final Campaigns campaigns;
    private final ReadResult results;
    private final ReadComparison comparison;
    private final ReadStanding standing;

    public ReadSheets(Campaigns campaigns, ReadResult results, ReadComparison comparison) {
        this.campaigns = campaigns;
        this.results = results;
        this.comparison = comparison;
        this.standing = new ReadStanding(campaigns, results);
    }

    /** Tables with the name of the file that holds them. */
    public record Workbook(String fileName, List<Table> tables) {
        public Workbook {
            tables = List.copyOf(tables);
        }
    }

    /** For those who see everything; a section sees its own once the result is public. */
    public PrintedSheet passport(CampaignId id, @Nullable String appraisee, Actor actor, Language language) {
        Result result = results.one(id, actor).state();
        byte[] file = results.derivation(result, appraisee);
        Campaign campaign = campaigns.require(id.value()).state();
        SubjectResult subject = results.subjects(result).stream()
                .filter(each -> each.appraisee().equals(appraisee))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a result has no marks of " + appraisee));
        requireOwn(new Scope(campaign, actor), subject.appraisee());
        Words words = new Words(language);
        PassportPage page = new PassportPage(
                new Passport(campaign, result, subject, Derivation.read(file)), comparison.fair(result), words);
        return new PrintedSheet(
                page.title(),
                words.of(
                        "file.passport",
                        campaign.plan().year(),
                        Passport.appraisee(campaign, subject.appraisee()).name()),
                language,
                Passport.at(result),
                page.html());
    }

    public PrintedSheet publicSheet(CampaignId id, Language language) {
        Result result = results.publishedOne(id).state();
        Campaign campaign = campaigns.require(id.value()).state();
        Words words = new Words(language);
        ResultSheetPage page = new ResultSheetPage(
                campaign, result, results.subjects(result), comparison.fair(result), standing.of(result), words);
        return new PrintedSheet(
                page.title(),
                words.of("file.sheet", campaign.plan().title()),
                language,
                Passport.at(result),
                page.html());
    }

    public Workbook tables(CampaignId id, Actor actor, Language language) {
        return workbook(id, results.one(id, actor).state(), language);
    }

    public Workbook publicTables(CampaignId id, Language language) {
        return workbook(id, results.publishedOne(id).state(), language);
    }

    private Workbook workbook(CampaignId id, Result result, Language language) {
        Campaign campaign = campaigns.require(id.value()).state();
        Words words = new Words(language);
        return new Workbook(
                words.of("file.tables", campaign.plan().title()),
                new ResultTables(
                                campaign,
                                result,
                                results.subjects(result),
                                comparison.fair(result),
                                standing.of(result),
                                words)
                        .all());
    }

    private static void requireOwn(Scope scope, String appraisee) {
        if (!scope.seesAll() && Stream.of(CHIEF, DEPUTY, STAFF).noneMatch(role -> scope.hasFor(appraisee, role))) {
            throw new Refusal(
                    KitReason.NOT_ALLOWED,
                    "%s may not read the passport of %s (expected: county, office, leader, discipline, auditor, or of this section)"
                            .formatted(scope.actor().id(), appraisee));
        }
    }
}
