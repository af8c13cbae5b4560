package org.minkao.rectification.events;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.minkao.rectification.people.CampaignId;
import org.minkao.rectification.people.FrozenCampaign;
import org.minkao.rectification.people.FrozenCampaign.PlanItem;
import org.minkao.rectification.people.FrozenCampaign.RectificationRules;
import org.minkao.rectification.people.FrozenCampaign.Section;

/** What this room reads of {@code minkao.evaluation.campaign-frozen.v1}. */
record CampaignFrozenMessage(
        String campaign,
        String title,
        Integer year,
        List<Dimension> dimensions,
        List<Appraisee> appraisees,
        Rectification rectification,
        List<Person> assignments) {

    CampaignFrozenMessage {
        Reading.require(campaign, title, year, dimensions, appraisees, rectification, assignments);
    }

    record Dimension(List<Item> items) {
        Dimension {
            Reading.require(items);
        }
    }

    record Item(String id, String text, String question) {
        Item {
            Reading.require(id, text, question);
        }
    }

    record Appraisee(String id, String name) {
        Appraisee {
            Reading.require(id, name);
        }
    }

    record Rectification(String lowItemThreshold, Integer planWorkingDays, Integer deadlineWorkingDays) {
        Rectification {
            Reading.require(lowItemThreshold, planWorkingDays, deadlineWorkingDays);
        }
    }

    record Person(String person, String name, String role, List<String> appraisees) {
        Person {
            Reading.require(person, name, role, appraisees);
        }
    }

    FrozenCampaign plan() {
        Stream<Item> items = dimensions.stream().flatMap(d -> d.items().stream());
        return new FrozenCampaign(
                new CampaignId(campaign),
                title,
                year,
                appraisees.stream().map(a -> new Section(a.id(), a.name())).toList(),
                items.map(i -> new PlanItem(i.id(), i.text(), i.question())).toList(),
                assignments.stream()
                        .map(a -> new FrozenCampaign.Assignment(a.person(), a.name(), a.role(), a.appraisees()))
                        .toList(),
                new RectificationRules(
                        new BigDecimal(rectification.lowItemThreshold()),
                        rectification.planWorkingDays(),
                        rectification.deadlineWorkingDays()),
                null);
    }
}
