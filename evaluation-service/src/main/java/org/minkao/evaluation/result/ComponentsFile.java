package org.minkao.evaluation.result;

import java.util.List;
import org.minkao.ballot.CanonicalJson;
import org.minkao.ballot.Json;
import org.minkao.evaluation.campaign.CampaignId;
import org.minkao.evaluation.campaign.Decimals;
import org.minkao.evaluation.campaign.Hand;
import org.minkao.evaluation.inspection.Inspection;

/** Writes {@code components.json}: what enters a score beside the ballots. */
final class ComponentsFile {
    private ComponentsFile() {}

    static byte[] bytes(CampaignId campaign, List<Inspection> inspections, List<Adjustment> adjustments) {
        return CanonicalJson.bytes(Json.obj(
                "v", 1,
                "campaign", campaign.value(),
                "inspections",
                        inspections.stream().map(ComponentsFile::inspection).toList(),
                "adjustments",
                        adjustments.stream().map(ComponentsFile::adjustment).toList()));
    }

    private static Json inspection(Inspection inspection) {
        return Json.obj(
                "appraisee", inspection.appraisee(),
                "inspection", inspection.id().value(),
                "marks",
                        inspection.entries().stream()
                                .map(entry -> Json.arr(entry.item(), Decimals.plain(entry.mark())))
                                .toList(),
                "approvedBy", inspection.approvedBy());
    }

    private static Json adjustment(Adjustment adjustment) {
        Hand approval = adjustment.approval();
        if (approval == null) {
            throw new IllegalStateException("adjustment " + adjustment.id() + " counts only when approved");
        }
        return Json.obj(
                "appraisee", adjustment.appraisee(),
                "points", Decimals.plain(adjustment.points()),
                "clause", adjustment.clause(),
                "evidence", adjustment.evidence(),
                "approvedBy", List.of(adjustment.proposal().person(), approval.person()));
    }
}
