package org.minkao.evaluation.web;

import static org.minkao.evaluation.web.Versions.act;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minkao.evaluation.campaign.CampaignId;
import org.minkao.evaluation.inspection.CarryOutInspection;
import org.minkao.evaluation.inspection.Inspection;
import org.minkao.evaluation.inspection.InspectionId;
import org.minkao.evaluation.inspection.PlanInspection;
import org.minkao.evaluation.inspection.ReadInspections;
import org.minkao.evaluation.web.InspectionRequests.AnswerRequest;
import org.minkao.evaluation.web.InspectionRequests.PlanRequest;
import org.minkao.evaluation.web.InspectionRequests.SheetRequest;
import org.minkao.evaluation.web.InspectionRequests.SubmitRequest;
import org.minkao.kit.core.Actor;
import org.minkao.kit.core.Check;
import org.minkao.kit.core.Versioned;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Self-inspections and on-site evaluations. */
@RestController
@RequestMapping("/api/evaluation/v1")
public final class InspectionController {
    private final PlanInspection plan;
    private final CarryOutInspection carryOut;
    private final ReadInspections read;

    public InspectionController(PlanInspection plan, CarryOutInspection carryOut, ReadInspections read) {
        this.plan = plan;
        this.carryOut = carryOut;
        this.read = read;
    }

    @PostMapping("/campaigns/{campaign}/inspections")
    ResponseEntity<InspectionView> plan(Actor actor, @PathVariable String campaign, @RequestBody PlanRequest request) {
        Inspection.Kind kind = Check.present("kind", request.kind());
        List<String> inspectors =
                request.inspectors() == null ? List.of() : Check.list("inspectors", request.inspectors(), 0, 20);
        Versioned<Inspection> planned = plan.plan(
                new CampaignId(campaign),
                act(actor, null, null),
                kind,
                request.appraisee(),
                Check.present("plannedOn", request.plannedOn()),
                inspectors);
        return Versions.created(
                "/api/evaluation/v1/inspections/" + planned.state().id(),
                planned.version(),
                InspectionView.of(planned));
    }

    @GetMapping("/campaigns/{campaign}/inspections")
    Items<InspectionView> all(Actor actor, @PathVariable String campaign) {
        return new Items<>(read.of(new CampaignId(campaign), actor).stream()
                .map(InspectionView::of)
                .toList());
    }

    @GetMapping("/inspections/{inspection}")
    ResponseEntity<InspectionView> one(Actor actor, @PathVariable String inspection) {
        return answer(read.one(new InspectionId(inspection), actor));
    }

    @PostMapping("/inspections/{inspection}/start")
    ResponseEntity<InspectionView> start(
            Actor actor,
            @PathVariable String inspection,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return answer(carryOut.start(new InspectionId(inspection), act(actor, ifMatch, null)));
    }

    @PutMapping("/inspections/{inspection}/sheet")
    ResponseEntity<InspectionView> fill(
            Actor actor,
            @PathVariable String inspection,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody SheetRequest request) {
        return answer(carryOut.fill(new InspectionId(inspection), act(actor, ifMatch, null), request.filled()));
    }

    @PutMapping("/inspections/{inspection}/items/{item}")
    ResponseEntity<InspectionView> answer(
            Actor actor,
            @PathVariable String inspection,
            @PathVariable String item,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody AnswerRequest request) {
        return answer(carryOut.answer(new InspectionId(inspection), act(actor, ifMatch, null), request.answer(item)));
    }

    @PostMapping("/inspections/{inspection}/submit")
    ResponseEntity<InspectionView> submit(
            Actor actor,
            @PathVariable String inspection,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody SubmitRequest request) {
        String summary = Check.present("summary", request.summary());
        return answer(carryOut.submit(new InspectionId(inspection), act(actor, ifMatch, null), summary));
    }

    @PostMapping("/inspections/{inspection}/confirm")
    ResponseEntity<InspectionView> confirm(
            Actor actor,
            @PathVariable String inspection,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody ReasonRequest request) {
        return answer(carryOut.confirm(new InspectionId(inspection), act(actor, ifMatch, request.reason())));
    }

    @PostMapping("/inspections/{inspection}/return")
    ResponseEntity<InspectionView> returnIt(
            Actor actor,
            @PathVariable String inspection,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody ReasonRequest request) {
        return answer(carryOut.returnIt(new InspectionId(inspection), act(actor, ifMatch, request.reason())));
    }

    private static ResponseEntity<InspectionView> answer(Versioned<Inspection> inspection) {
        return Versions.changed(inspection.version(), InspectionView.of(inspection));
    }
}
