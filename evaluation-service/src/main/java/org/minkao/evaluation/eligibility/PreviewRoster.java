package org.minkao.evaluation.eligibility;

import java.util.Map;
import java.util.TreeMap;
import org.minkao.kit.core.Actor;
import org.minkao.kit.core.IdSource;

/** Reads a roster file for the county office and keeps its good rows, sealed, for the import. */
public final class PreviewRoster {
    private final KnownCampaigns campaigns;
    private final Previews previews;
    private final IdentitySeal seal;
    private final IdSource ids;

    /** The preview and what was read. */
    public record Result(Preview preview, RosterReading reading) {}

    public PreviewRoster(KnownCampaigns campaigns, Previews previews, IdentitySeal seal, IdSource ids) {
        this.campaigns = campaigns;
        this.previews = previews;
        this.seal = seal;
        this.ids = ids;
    }

    public Result preview(Actor actor, String campaign, RosterSheet sheet) {
        actor.require("county");
        KnownCampaign known = campaigns.require(campaign);
        RosterReading reading = ReadRoster.read(sheet, known);
        Map<String, Integer> classes = new TreeMap<>();
        known.classes().forEach(voterClass -> classes.put(voterClass.id(), 0));
        reading.listed().forEach(listed -> classes.merge(listed.person().voterClass(), 1, Integer::sum));
        String id = ids.next();
        var parts = seal.sealAll(id, reading.listed());
        int badRows = (int) reading.bad().stream().map(BadRow::row).distinct().count();
        Preview preview = new Preview(
                id, campaign, actor.id(), reading.rows(), reading.listed().size(), badRows, classes, parts.size());
        previews.keep(preview, parts);
        return new Result(preview, reading);
    }
}
