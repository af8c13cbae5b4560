package org.minkao.survey.interference;

import java.util.List;
import org.minkao.kit.core.Store;
import org.minkao.kit.core.Versioned;

/** All reports; no time finer than a day may be kept of their coming in. */
public interface InterferenceReports extends Store<InterferenceReport, ReportEvent.Received> {

    /** Newest day first, within a day by id. */
    List<Versioned<InterferenceReport>> ofCampaign(String campaign, Wanted wanted, int limit);
}
