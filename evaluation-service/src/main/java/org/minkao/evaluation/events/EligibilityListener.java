package org.minkao.evaluation.events;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minkao.ballot.BallotRefusal;
import org.minkao.ballot.Bytes;
import org.minkao.ballot.Encodings;
import org.minkao.ballot.Manifest;
import org.minkao.evaluation.eligibility.DraftedPlan;
import org.minkao.evaluation.eligibility.FollowCampaign;
import org.minkao.evaluation.eligibility.Insider;
import org.minkao.evaluation.eligibility.KnownCampaign;
import org.minkao.evaluation.eligibility.Rated;
import org.minkao.evaluation.eligibility.VoterClass;
import org.minkao.kit.core.IncomingEvent;
import org.minkao.kit.kafka.ConsumerSpec;
import org.minkao.kit.kafka.UnreadableEvent;

/** What eligibility hears of campaigns. */
public final class EligibilityListener {
    private static final String TOPIC = "minkao.evaluation.campaign";
    private static final String SURVEY = "SURVEY";

    private final FollowCampaign follow;

    public EligibilityListener(FollowCampaign follow) {
        this.follow = follow;
    }

    record ClassPart(
            @Nullable String id,
            @Nullable String name,
            @Nullable List<String> insiders) {}

    record RatedPart(
            @Nullable String id,
            @Nullable String name,
            @Nullable List<OwnPart> people) {}

    record OwnPart(@Nullable String name, @Nullable String role) {}

    record CampaignDrafted(
            @Nullable String campaign,
            @Nullable String title,
            @Nullable List<ClassPart> voterClasses,
            @Nullable List<RatedPart> appraisees,
            @Nullable Integer minCell,
            @Nullable Integer reservePercent) {}

    record CampaignFrozen(
            @Nullable String campaign,
            @Nullable String manifest,
            @Nullable Instant surveyStart) {}

    record PhaseStarted(
            @Nullable String campaign,
            @Nullable String phase,
            @Nullable Instant startedAt) {}

    record SurveyClosed(@Nullable String campaign, @Nullable Instant closedAt) {}

    public ConsumerSpec spec() {
        return new ConsumerSpec(
                "campaign",
                Set.of(TOPIC),
                Map.of(
                        "minkao.evaluation.campaign-drafted.v1", this::drafted,
                        "minkao.evaluation.campaign-frozen.v1", this::frozen,
                        "minkao.evaluation.phase-started.v1", this::phaseStarted,
                        "minkao.evaluation.survey-closed.v1", this::surveyClosed));
    }

    private void drafted(IncomingEvent event) {
        CampaignDrafted drafted = EventJson.read(event, CampaignDrafted.class);
        List<VoterClass> classes = EventJson.required(event, "voterClasses", drafted.voterClasses()).stream()
                .map(each -> new VoterClass(
                        EventJson.required(event, "voterClasses.id", each.id()),
                        EventJson.required(event, "voterClasses.name", each.name()),
                        orEmpty(each.insiders()).stream()
                                .map(role -> insider(event, role))
                                .toList()))
                .toList();
        List<Rated> rated = EventJson.required(event, "appraisees", drafted.appraisees()).stream()
                .map(each -> rated(event, each))
                .toList();
        follow.drafted(
                EventJson.required(event, "campaign", drafted.campaign()),
                event,
                new DraftedPlan(
                        EventJson.required(event, "title", drafted.title()),
                        classes,
                        rated,
                        EventJson.required(event, "minCell", drafted.minCell()),
                        EventJson.required(event, "reservePercent", drafted.reservePercent())));
    }

    /** Whose people the roster is held against; younger than the contract, so they may be absent. */
    private static Rated rated(IncomingEvent event, RatedPart part) {
        return new Rated(
                EventJson.required(event, "appraisees.id", part.id()),
                EventJson.required(event, "appraisees.name", part.name()),
                orEmpty(part.people()).stream()
                        .map(own -> new Rated.Own(
                                EventJson.required(event, "appraisees.people.name", own.name()),
                                insider(event, EventJson.required(event, "appraisees.people.role", own.role()))))
                        .toList());
    }

    private static Insider insider(IncomingEvent event, String role) {
        return switch (role) {
            case "chief" -> Insider.CHIEF;
            case "deputy" -> Insider.DEPUTY;
            case "staff" -> Insider.STAFF;
            default -> throw new UnreadableEvent(event.type() + " names an insider that the contract has not", null);
        };
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    private void frozen(IncomingEvent event) {
        CampaignFrozen frozen = EventJson.read(event, CampaignFrozen.class);
        Manifest manifest = manifest(event, EventJson.required(event, "manifest", frozen.manifest()));
        follow.frozen(
                EventJson.required(event, "campaign", frozen.campaign()),
                event,
                new KnownCampaign.Frozen(
                        EventJson.required(event, "surveyStart", frozen.surveyStart()),
                        manifest.times().open(),
                        manifest.times().claimClose(),
                        manifest.styles().stream()
                                .map(EligibilityListener::roll)
                                .toList()));
    }

    private void phaseStarted(IncomingEvent event) {
        PhaseStarted started = EventJson.read(event, PhaseStarted.class);
        if (SURVEY.equals(EventJson.required(event, "phase", started.phase()))) {
            follow.surveyStarted(
                    EventJson.required(event, "campaign", started.campaign()),
                    event,
                    EventJson.required(event, "startedAt", started.startedAt()));
        }
    }

    private void surveyClosed(IncomingEvent event) {
        SurveyClosed closed = EventJson.read(event, SurveyClosed.class);
        follow.surveyClosed(
                EventJson.required(event, "campaign", closed.campaign()),
                event,
                EventJson.required(event, "closedAt", closed.closedAt()));
    }

    private static KnownCampaign.FrozenRoll roll(Manifest.Style style) {
        Bytes digest = style.rollDigest();
        return new KnownCampaign.FrozenRoll(
                style.id().value(),
                digest == null ? "" : digest.hex(),
                style.issuer().n());
    }

    private static Manifest manifest(IncomingEvent event, String text) {
        try {
            return Manifest.parse(Encodings.unb64(text));
        } catch (BallotRefusal e) {
            throw new UnreadableEvent(event.type() + " has no readable manifest", e);
        }
    }
}
