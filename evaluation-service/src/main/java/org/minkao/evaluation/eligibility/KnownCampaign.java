package org.minkao.evaluation.eligibility;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What eligibility has heard of a campaign. */
public record KnownCampaign(
        String campaign,
        String title,
        List<VoterClass> classes,
        @Nullable List<Rated> rated,
        int minCell,
        int reservePercent,
        @Nullable Frozen frozen,
        @Nullable Instant surveyStarted,
        @Nullable Instant surveyClosed) {

    /** When ballot papers may be taken out, as the frozen plan and manifest say, and the rolls it was frozen with. */
    public record Frozen(Instant surveyStart, Instant open, Instant claimClose, List<FrozenRoll> rolls) {}

    /** A style's roll as the manifest names it. */
    public record FrozenRoll(String style, String digest, String modulus) {}

    /** Whether and why ballot papers can be taken out. */
    public enum Window {
        NOT_YET,
        OPEN,
        OVER
    }

    Window window(Instant now) {
        Frozen plan = frozen;
        if (plan == null) {
            return Window.NOT_YET;
        }
        if (surveyClosed != null || !now.isBefore(plan.claimClose())) {
            return Window.OVER;
        }
        boolean started = surveyStarted != null || !now.isBefore(plan.surveyStart());
        return started && !now.isBefore(plan.open()) ? Window.OPEN : Window.NOT_YET;
    }

    /** The sections that every class judges; none where an older draft did not tell them. */
    List<Rated> judged() {
        return rated == null ? List.of() : rated;
    }

    KnownCampaign drafted(DraftedPlan plan) {
        return new KnownCampaign(
                campaign,
                plan.title(),
                plan.classes(),
                plan.rated(),
                plan.minCell(),
                plan.reservePercent(),
                frozen,
                surveyStarted,
                surveyClosed);
    }

    KnownCampaign frozenAs(Frozen plan) {
        return new KnownCampaign(
                campaign, title, classes, rated, minCell, reservePercent, plan, surveyStarted, surveyClosed);
    }

    KnownCampaign startedAt(Instant at) {
        return new KnownCampaign(campaign, title, classes, rated, minCell, reservePercent, frozen, at, surveyClosed);
    }

    KnownCampaign closedAt(Instant at) {
        return new KnownCampaign(campaign, title, classes, rated, minCell, reservePercent, frozen, surveyStarted, at);
    }
}
