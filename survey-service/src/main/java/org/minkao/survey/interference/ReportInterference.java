package org.minkao.survey.interference;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.minkao.kit.core.Check;
import org.minkao.kit.core.IdSource;
import org.minkao.kit.core.Versioned;
import org.minkao.survey.interference.InterferenceReport.By;
import org.minkao.survey.interference.InterferenceReport.Change;

/** Takes a report in from anybody and hands out its tracking code; nobody is asked who he is. */
public final class ReportInterference {
    private static final int TEXT = 4000;
    private static final int CONTACT = 200;
    private static final String NOBODY = "anonymous";

    private final InterferenceReports reports;
    private final InterferenceCampaigns campaigns;
    private final ReportSeal seal;
    private final IdSource codes;
    private final Clock clock;

    public ReportInterference(
            InterferenceReports reports,
            InterferenceCampaigns campaigns,
            ReportSeal seal,
            IdSource codes,
            Clock clock) {
        this.reports = reports;
        this.campaigns = campaigns;
        this.seal = seal;
        this.codes = codes;
        this.clock = clock;
    }

    /** What came in, still unchecked. */
    public record Words(
            @Nullable String text,
            @Nullable String about,
            @Nullable String contact) {
        @Override
        public String toString() {
            return "Words";
        }
    }

    /** The report and the code, which is nowhere else. */
    public record Received(ReportCode code, Versioned<InterferenceReport> report) {}

    /** Not audited: an entry would carry the second at which somebody wrote. */
    public Received report(String campaign, Words words) {
        campaigns.require(campaign);
        Told told = new Told(
                Check.lines("text", words.text(), 1, TEXT),
                words.about() == null ? null : Check.oneOf("about", words.about(), About.class),
                Check.optionalText("contact", words.contact(), 1, CONTACT));
        ReportCode code = new ReportCode(codes.next());
        ReportId id = code.report();
        By nobody = new By(NOBODY, InspectionDay.today(clock));
        Change change = InterferenceReport.receive(id, campaign, seal.seal(id, told), nobody);
        return new Received(
                code, reports.insert(id.value(), change.after(), PublishedReports.of(change.event()), null));
    }
}
