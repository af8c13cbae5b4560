package org.minkao.evaluation.result;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.minkao.ballot.CanonicalJson;
import org.minkao.ballot.Json;
import org.minkao.evaluation.appeal.Appeal;
import org.minkao.evaluation.appeal.Evidence;
import org.minkao.evaluation.appeal.Remedy;
import org.minkao.evaluation.appeal.Subject;
import org.minkao.evaluation.campaign.CampaignId;
import org.minkao.evaluation.campaign.Decimals;
import org.minkao.evaluation.campaign.Hand;
import org.minkao.evaluation.campaign.Plan;
import org.minkao.evaluation.inspection.Inspection;

/** Writes {@code components.json}: what enters a score beside the ballots, as the appeals left it. */
final class ComponentsFile {
    private final List<Appeal> granted;

    /** With the appeals that change something; whoever decided on one approves with the first two what is left. */
    ComponentsFile(List<Appeal> granted) {
        this.granted = List.copyOf(granted);
    }

    byte[] bytes(CampaignId campaign, List<Inspection> inspections, List<Adjustment> adjustments, List<Veto> vetoes) {
        List<Object> entries = new ArrayList<>(List.of(
                "v", 1,
                "campaign", campaign.value(),
                "inspections", inspections.stream().map(this::inspection).toList(),
                "adjustments", adjustments.stream().flatMap(this::adjustment).toList()));
        List<Json> imposed = vetoes.stream().flatMap(this::veto).toList();
        // Without a veto the file is as it was before there were any.
        if (!imposed.isEmpty()) {
            entries.addAll(List.of("vetoes", imposed));
        }
        return CanonicalJson.bytes(Json.obj(entries.toArray()));
    }

    private Json inspection(Inspection inspection) {
        Optional<Appeal> appeal = granted(inspection.appraisee(), new Subject(Subject.Kind.RESULT, null));
        List<Remedy.Mark> corrected =
                appeal.map(ComponentsFile::remedy).map(Remedy::marks).orElse(List.of());
        return Json.obj(
                "appraisee", inspection.appraisee(),
                "inspection", inspection.id().value(),
                "marks",
                        inspection.entries().stream()
                                .map(entry -> Json.arr(
                                        entry.item(), Decimals.plain(mark(corrected, entry.item(), entry.mark()))))
                                .toList(),
                "approvedBy", approvedBy(inspection.approvedBy(), appeal));
    }

    private static BigDecimal mark(List<Remedy.Mark> corrected, String item, BigDecimal original) {
        return corrected.stream()
                .filter(mark -> mark.item().equals(item))
                .map(Remedy.Mark::mark)
                .findFirst()
                .orElse(original);
    }

    /** A revoked adjustment is none any more. */
    private Stream<Json> adjustment(Adjustment adjustment) {
        Optional<Appeal> appeal = granted(
                adjustment.appraisee(),
                new Subject(Subject.Kind.ADJUSTMENT, adjustment.id().value()));
        BigDecimal points = appeal.map(ComponentsFile::remedy)
                .map(remedy -> required(adjustment.id().value(), remedy.points()))
                .orElse(adjustment.points());
        if (points.signum() == 0) {
            return Stream.empty();
        }
        Hand approval = required(adjustment.id().value(), adjustment.approval());
        return Stream.of(Json.obj(
                "appraisee", adjustment.appraisee(),
                "points", Decimals.plain(points),
                "clause", adjustment.clause(),
                "evidence", adjustment.evidence(),
                "approvedBy", approvedBy(List.of(adjustment.proposal().person(), approval.person()), appeal)));
    }

    /** A lifted veto is none any more. */
    private Stream<Json> veto(Veto veto) {
        Plan.VetoTrigger trigger = veto.trigger();
        if (granted(veto.appraisee(), new Subject(Subject.Kind.VETO, veto.id().value()))
                .isPresent()) {
            return Stream.empty();
        }
        List<Object> entries = new ArrayList<>(List.of(
                "appraisee", veto.appraisee(),
                "veto", trigger.id(),
                "clause", trigger.text(),
                "effect", trigger.effect().name().toLowerCase(Locale.ROOT)));
        String grade = trigger.grade();
        if (grade != null) {
            entries.addAll(List.of("grade", grade));
        }
        Hand approval = required(veto.id().value(), veto.approval());
        entries.addAll(List.of(
                "evidence",
                veto.evidence().stream().map(Evidence::sha256).toList(),
                "approvedBy",
                List.of(veto.proposal().person(), approval.person())));
        return Stream.of(Json.obj(entries.toArray()));
    }

    private Optional<Appeal> granted(String appraisee, Subject subject) {
        return granted.stream()
                .filter(appeal -> appeal.isAbout(appraisee, subject))
                .findFirst();
    }

    private static Remedy remedy(Appeal appeal) {
        return required(appeal.id().value(), appeal.proposed().remedy());
    }

    private static List<String> approvedBy(List<String> originally, Optional<Appeal> appeal) {
        List<String> people = new ArrayList<>(originally);
        appeal.ifPresent(it -> {
            people.add(it.proposed().by().person());
            Hand decided = it.decision();
            if (decided != null) {
                people.add(decided.person());
            }
        });
        return people.stream().distinct().toList();
    }

    private static <T> T required(String id, @Nullable T part) {
        if (part == null) {
            throw new IllegalStateException(id + " counts only when two people approved all of it");
        }
        return part;
    }
}
