package org.minkao.survey.box;

import java.util.Optional;
import java.util.function.Supplier;
import org.minkao.kit.core.IncomingEvent;

/** The manifests the box works by; once kept they never change. */
public interface BoxManifests {

    Optional<BoxManifest> find(String campaign);

    /** Keeps what the event brought unless there is one; the supplier is asked only then. */
    void keep(String campaign, IncomingEvent because, Supplier<BoxManifest> fresh);
}
