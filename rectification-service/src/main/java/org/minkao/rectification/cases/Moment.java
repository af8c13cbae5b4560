package org.minkao.rectification.cases;

import java.time.LocalDate;
import org.minkao.kit.core.Actor;
import org.minkao.rectification.people.FrozenCampaign;
import org.minkao.rectification.workday.Workdays;

/** Who acts, on which day, by which plan and calendar. */
public record Moment(Actor actor, LocalDate today, FrozenCampaign campaign, Workdays workdays) {}
