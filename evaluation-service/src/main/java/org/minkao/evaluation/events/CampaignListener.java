package org.minkao.evaluation.events;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minkao.evaluation.campaign.CampaignId;
import org.minkao.evaluation.campaign.FollowCampaign;
import org.minkao.evaluation.campaign.Hand;
import org.minkao.evaluation.campaign.SealedRoll;
import org.minkao.kit.core.IncomingEvent;
import org.minkao.kit.kafka.ConsumerSpec;
import org.minkao.kit.kafka.UnreadableEvent;

/** What a campaign hears: sealed rolls from eligibility, confirmation and publication from result. */
public final class CampaignListener {
    static final String ROLL = "minkao.evaluation.roll";

    private final FollowCampaign follow;

    public CampaignListener(FollowCampaign follow) {
        this.follow = follow;
    }

    record RollSealed(
            @Nullable String campaign,
            @Nullable String style,
            @Nullable Integer roll,
            @Nullable String rollDigest,
            @Nullable Integer invitations,
            @Nullable IssuerPart issuer,
            @Nullable HandPart imported,
            @Nullable HandPart sealed) {}

    record IssuerPart(
            @Nullable String kty,
            @Nullable String n,
            @Nullable String e) {}

    record HandPart(
            @Nullable String person,
            @Nullable String role,
            @Nullable String reason,
            @Nullable Instant at) {}

    record CampaignPart(@Nullable String campaign) {}

    public ConsumerSpec spec() {
        return new ConsumerSpec(
                "campaign",
                Set.of(ROLL, ResultMessages.TOPIC),
                Map.of(
                        "minkao.evaluation.roll-sealed.v1", this::rollSealed,
                        "minkao.evaluation.result-confirmed.v1", event -> follow.resultConfirmed(campaign(event)),
                        "minkao.evaluation.result-published.v1", event -> follow.resultPublished(campaign(event))));
    }

    private void rollSealed(IncomingEvent event) {
        RollSealed sealed = EventJson.read(event, RollSealed.class);
        IssuerPart issuer = EventJson.required(event, "issuer", sealed.issuer());
        follow.rollSealed(
                campaign(event),
                new SealedRoll(
                        EventJson.required(event, "style", sealed.style()),
                        EventJson.required(event, "roll", sealed.roll()),
                        EventJson.required(event, "rollDigest", sealed.rollDigest()),
                        EventJson.required(event, "invitations", sealed.invitations()),
                        new SealedRoll.Issuer(
                                EventJson.required(event, "issuer.kty", issuer.kty()),
                                EventJson.required(event, "issuer.n", issuer.n()),
                                EventJson.required(event, "issuer.e", issuer.e())),
                        hand(event, "imported", sealed.imported()),
                        hand(event, "sealed", sealed.sealed())));
    }

    /** Younger than the contract, so it may be absent; the freeze asks for it. */
    private static @Nullable Hand hand(IncomingEvent event, String field, @Nullable HandPart part) {
        return part == null
                ? null
                : new Hand(
                        EventJson.required(event, field + ".person", part.person()),
                        EventJson.required(event, field + ".role", part.role()),
                        EventJson.required(event, field + ".reason", part.reason()),
                        EventJson.required(event, field + ".at", part.at()));
    }

    private static CampaignId campaign(IncomingEvent event) {
        String id = EventJson.required(
                event, "campaign", EventJson.read(event, CampaignPart.class).campaign());
        if (!id.matches("[a-z2-7]{26}")) {
            throw new UnreadableEvent(event.type() + " names no campaign", null);
        }
        return new CampaignId(id);
    }
}
