package org.minkao.rectification.lastingrule;

import java.time.LocalDate;
import java.util.List;
import org.minkao.rectification.cases.CaseId;
import org.minkao.rectification.people.CampaignId;

/** A lasting rule was adopted. */
public record RuleAdopted(
        RuleId id, CampaignId campaign, RuleKind kind, String title, List<CaseId> cases, LocalDate adoptedOn) {}
