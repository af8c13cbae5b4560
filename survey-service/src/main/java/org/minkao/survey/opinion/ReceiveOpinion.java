package org.minkao.survey.opinion;

import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.minkao.kit.core.Actor;
import org.minkao.kit.core.AuditEntry;
import org.minkao.kit.core.Check;
import org.minkao.kit.core.IdSource;
import org.minkao.kit.core.Versioned;
import org.minkao.survey.opinion.Opinion.By;
import org.minkao.survey.opinion.Opinion.Change;
import org.minkao.survey.opinion.Opinion.Said;

/** Takes an opinion in, from the web form or as entered by the office, and hands out its tracking code. */
public final class ReceiveOpinion {
    private static final int TEXT = 4000;
    private static final int CONTACT = 200;
    private static final String NOBODY = "anonymous";

    private final Opinions opinions;
    private final OpinionCampaigns campaigns;
    private final ContactSeal seal;
    private final IdSource codes;
    private final Clock clock;

    public ReceiveOpinion(
            Opinions opinions, OpinionCampaigns campaigns, ContactSeal seal, IdSource codes, Clock clock) {
        this.opinions = opinions;
        this.campaigns = campaigns;
        this.seal = seal;
        this.codes = codes;
        this.clock = clock;
    }

    /** What came in, still unchecked. */
    public record Words(
            @Nullable String text,
            @Nullable String appraisee,
            @Nullable String contact) {
        @Override
        public String toString() {
            return "Words";
        }
    }

    /** The opinion and the code, which is nowhere else. */
    public record Received(TrackingCode code, Versioned<Opinion> opinion) {}

    public Received fromWeb(String campaign, Words words) {
        LocalDate today = OfficeDay.today(clock);
        return receive(campaign, Channel.WEB, today, words, new By(NOBODY, today));
    }

    public Received fromOffice(
            Actor actor, String campaign, @Nullable String channel, @Nullable String receivedOn, Words words) {
        actor.require("office", "county");
        Channel given = Check.oneOf("channel", channel, Channel.class);
        if (given == Channel.WEB) {
            throw Check.invalid("channel", given.name(), "one of LETTER, CALL, MEETING, VISIT");
        }
        LocalDate day = Check.date("receivedOn", receivedOn);
        campaigns.require(campaign).require(actor, "office", "county");
        return receive(campaign, given, day, words, new By(actor.id(), OfficeDay.today(clock)));
    }

    private Received receive(String campaign, Channel channel, LocalDate receivedOn, Words words, By by) {
        OpinionCampaign known = campaigns.require(campaign);
        known.requireTakes(receivedOn, by.on());
        String text = Check.lines("text", words.text(), 1, TEXT);
        String appraisee = words.appraisee() == null ? null : known.requireAppraisee("appraisee", words.appraisee());
        String contact = Check.optionalText("contact", words.contact(), 1, CONTACT);
        TrackingCode code = new TrackingCode(codes.next());
        OpinionId id = code.opinion();
        Said said = new Said(channel, receivedOn, text, contact == null ? null : seal.seal(id, contact));
        Change change = Opinion.receive(id, campaign, said, appraisee, by);
        return new Received(
                code,
                opinions.insert(
                        id.value(),
                        change.after(),
                        PublishedEvents.of(change),
                        new AuditEntry(by.person(), "ReceiveOpinion", "opinions/" + id, null)));
    }
}
