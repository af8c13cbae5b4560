package org.minkao.rectification.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minkao.kit.core.Versioned;
import org.minkao.rectification.cases.CaseId;
import org.minkao.rectification.lastingrule.LastingRule;

/** A lasting rule as people see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LastingRuleView(
        String id,
        String campaign,
        String kind,
        String title,
        String text,
        List<String> cases,
        String status,
        String draftedBy,
        LocalDate draftedOn,
        @Nullable AdoptionView adoption,
        long version) {

    /** Who adopted it, when and why. */
    public record AdoptionView(String by, LocalDate on, String reason) {}

    static LastingRuleView of(Versioned<LastingRule> loaded) {
        LastingRule it = loaded.state();
        LastingRule.Adoption adoption = it.adoption();
        return new LastingRuleView(
                it.id().value(),
                it.campaign().value(),
                it.kind().name(),
                it.title(),
                it.text(),
                it.cases().stream().map(CaseId::value).toList(),
                it.status().name(),
                it.draftedBy(),
                it.draftedOn(),
                adoption == null ? null : new AdoptionView(adoption.by(), adoption.on(), adoption.reason()),
                loaded.version());
    }
}
