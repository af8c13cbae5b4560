package org.minkao.rectification.cases;

import java.time.Instant;
import java.time.LocalDate;
import org.minkao.kit.core.Actor;
import org.minkao.rectification.people.FrozenCampaign;
import org.minkao.rectification.workday.Workdays;

/** Who acts, when and on which of the county's days, by which plan and calendar. */
public record Moment(Actor actor, Instant at, LocalDate today, FrozenCampaign campaign, Workdays workdays) {}
