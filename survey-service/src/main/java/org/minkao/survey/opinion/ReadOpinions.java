package org.minkao.survey.opinion;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.minkao.kit.core.Actor;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;
import org.minkao.kit.core.Versioned;
import org.minkao.survey.paging.Page;
import org.minkao.survey.paging.Place;
import org.minkao.survey.reason.SurveyReason;

/** Shows opinions: the office all with contacts, leaders all, chiefs and deputies their sections, an author his own. */
public final class ReadOpinions {
    private static final int PAGE = 1000;
    /** No office merges so often; a loop ends here whatever the database holds. */
    private static final int LONGEST_CHAIN = 50;

    private final Opinions opinions;
    private final OpinionCampaigns campaigns;
    private final ContactSeal seal;

    public ReadOpinions(Opinions opinions, OpinionCampaigns campaigns, ContactSeal seal) {
        this.opinions = opinions;
        this.campaigns = campaigns;
        this.seal = seal;
    }

    /** An opinion as this reader may see it; the contact is open or absent. */
    public record Shown(
            Versioned<Opinion> opinion, @Nullable String contact) {
        @Override
        public String toString() {
            return "Shown[" + opinion.state() + "]";
        }
    }

    /** An author's view: his opinion and, once merged, the last one that is followed instead. */
    public record Followed(Opinion own, @Nullable Opinion merged) {}

    public Page<Shown> list(Actor actor, String campaign, Wanted wanted) {
        OpinionCampaign known = campaigns.require(campaign);
        List<Versioned<Opinion>> found = seesAll(actor, known)
                ? opinions.ofCampaign(campaign, wanted, PAGE + 1)
                : opinions.ofSections(campaign, requireSections(actor, known), wanted, PAGE + 1);
        return Page.of(found, PAGE, ReadOpinions::place).map(opinion -> shown(actor, known, opinion));
    }

    public Shown one(Actor actor, String id) {
        // Roles first, so that a stranger does not learn which ids exist.
        actor.require("office", "county", "leader", "deputy", "chief");
        Versioned<Opinion> opinion = opinions.require(id);
        OpinionCampaign known = campaigns.require(opinion.state().campaign());
        if (!seesAll(actor, known)) {
            Set<String> sections = requireSections(actor, known);
            String section = opinion.state().appraisee();
            if (section == null || !sections.contains(section)) {
                throw new Refusal(
                        KitReason.NOT_ALLOWED,
                        "opinion %s is about %s (expected: one of %s)"
                                .formatted(id, section == null ? "no section" : section, sorted(sections)));
            }
        }
        return shown(actor, known, opinion);
    }

    /** More than one load for a merged opinion: its author follows the last one it came to by merging. */
    public Followed track(String typed) {
        Opinion own = TrackingCode.typed(typed)
                .flatMap(code -> opinions.find(code.opinion().value()))
                .orElseThrow(() ->
                        new Refusal(SurveyReason.UNKNOWN_TRACKING_CODE, "there is no opinion with this tracking code"))
                .state();
        Opinion last = last(own);
        return new Followed(own, last.id().equals(own.id()) ? null : last);
    }

    /** Two merges at the same moment may form a circle, which no single document shows: it is left where it closes. */
    private Opinion last(Opinion own) {
        Set<OpinionId> seen = new HashSet<>(Set.of(own.id()));
        Opinion last = own;
        OpinionId into = own.mergedInto();
        while (into != null && seen.size() <= LONGEST_CHAIN && seen.add(into)) {
            last = opinions.require(into.value()).state();
            into = last.mergedInto();
        }
        return last;
    }

    /** Right after a change the office sees what it saved. */
    public Shown shown(Actor actor, Versioned<Opinion> opinion) {
        return shown(actor, campaigns.require(opinion.state().campaign()), opinion);
    }

    private Shown shown(Actor actor, OpinionCampaign campaign, Versioned<Opinion> opinion) {
        String sealed = opinion.state().said().contact();
        if (sealed == null || !(campaign.gives(actor, "office") || campaign.gives(actor, "county"))) {
            return new Shown(opinion, null);
        }
        return new Shown(opinion, seal.open(opinion.state().id(), sealed));
    }

    private static boolean seesAll(Actor actor, OpinionCampaign campaign) {
        return Stream.of("office", "county", "leader").anyMatch(role -> campaign.gives(actor, role));
    }

    private static Set<String> requireSections(Actor actor, OpinionCampaign campaign) {
        actor.require("office", "county", "leader", "deputy", "chief");
        Set<String> sections = campaign.sectionsOf(actor);
        if (sections.isEmpty()) {
            throw new Refusal(
                    KitReason.NOT_ALLOWED,
                    "%s has no section in campaign %s (expected: chief or deputy of one)"
                            .formatted(actor.id(), campaign.campaign()));
        }
        return sections;
    }

    private static Place place(Versioned<Opinion> opinion) {
        return new Place(
                opinion.state().said().receivedOn(), opinion.state().id().value());
    }

    private static List<String> sorted(Set<String> sections) {
        return sections.stream().sorted().toList();
    }
}
