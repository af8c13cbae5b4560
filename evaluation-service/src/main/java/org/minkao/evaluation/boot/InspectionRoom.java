package org.minkao.evaluation.boot;

import java.time.Clock;
import org.minkao.evaluation.campaign.Campaigns;
import org.minkao.evaluation.events.InspectionMessages;
import org.minkao.evaluation.inspection.CarryOutInspection;
import org.minkao.evaluation.inspection.Inspections;
import org.minkao.evaluation.inspection.KeepEvidence;
import org.minkao.evaluation.inspection.PlanInspection;
import org.minkao.evaluation.inspection.ReadInspections;
import org.minkao.evaluation.store.MongoInspections;
import org.minkao.evaluation.web.InspectionController;
import org.minkao.evaluation.web.InspectionEvidenceController;
import org.minkao.kit.boot.ConditionalOnFeature;
import org.minkao.kit.boot.Room;
import org.minkao.kit.mongo.Blobs;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Wires inspections; they read the plan, so they run beside campaigns. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnFeature("inspection")
@Import({InspectionController.class, InspectionEvidenceController.class})
class InspectionRoom {

    @Bean
    Inspections inspections(Room ownRoom, Clock clock) {
        return new MongoInspections(ownRoom.mongo(), new InspectionMessages(), ownRoom.outbox(), clock);
    }

    @Bean
    PlanInspection planInspection(Campaigns campaigns, Inspections inspections) {
        return new PlanInspection(campaigns, inspections);
    }

    @Bean
    CarryOutInspection carryOutInspection(Campaigns campaigns, Inspections inspections, Clock clock) {
        return new CarryOutInspection(campaigns, inspections, clock);
    }

    @Bean
    ReadInspections readInspections(Campaigns campaigns, Inspections inspections) {
        return new ReadInspections(campaigns, inspections);
    }

    @Bean
    KeepEvidence keepEvidence(
            Room ownRoom,
            Campaigns campaigns,
            Inspections inspections,
            CarryOutInspection carryOut,
            ReadInspections read,
            Clock clock) {
        return new KeepEvidence(
                campaigns, inspections, carryOut, read, new Blobs(ownRoom.mongo(), "inspectionEvidence"), clock);
    }
}
