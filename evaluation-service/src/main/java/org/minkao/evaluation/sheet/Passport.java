package org.minkao.evaluation.sheet;

import java.time.Instant;
import java.util.Objects;
import org.minkao.evaluation.campaign.Campaign;
import org.minkao.evaluation.campaign.Hand;
import org.minkao.evaluation.campaign.Plan;
import org.minkao.evaluation.result.Result;
import org.minkao.evaluation.scoring.SubjectResult;

/** Everything that the score passport of one appraisee is printed from. */
record Passport(Campaign campaign, Result result, SubjectResult subject, Derivation derivation) {

    Plan plan() {
        return campaign.plan();
    }

    Plan.Appraisee appraisee() {
        return appraisee(campaign, subject.appraisee());
    }

    static Plan.Appraisee appraisee(Campaign campaign, String id) {
        return campaign.plan().appraisees().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a result has no appraisee " + id + " of its plan"));
    }

    String derivationDigest() {
        return Objects.requireNonNull(result.computation().derivations().get(subject.appraisee()));
    }

    /** When the result became what it is. */
    static Instant at(Result result) {
        Hand confirmed = result.confirmation();
        Hand published = result.publication();
        if (published != null) {
            return published.at();
        }
        return confirmed == null ? result.computation().by().at() : confirmed.at();
    }
}
