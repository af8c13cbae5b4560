package org.minkao.evaluation.result;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minkao.evaluation.campaign.Campaign;
import org.minkao.evaluation.campaign.Campaigns;
import org.minkao.evaluation.campaign.Plan;
import org.minkao.evaluation.result.Standing.Gap;
import org.minkao.evaluation.scoring.SubjectResult;
import org.minkao.kit.core.Versioned;

/**
 * Makes lists by the plan's rules and puts the year before beside the result. Lists go by the published totals, so that
 * everybody can make them again: places of a share are rounded down, who ties with the last place is on the list too, and
 * who has no total or is excluded by a veto is on none; with any veto there is no honour.
 */
public final class ReadStanding {
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private final Campaigns campaigns;
    private final ReadResult results;

    public ReadStanding(Campaigns campaigns, ReadResult results) {
        this.campaigns = campaigns;
        this.results = results;
    }

    private record Before(Campaign campaign, List<SubjectResult> subjects) {}

    /** One of the candidates with its published total. */
    private record Ranked(String appraisee, BigDecimal total) {}

    public Standing of(Result result) {
        Campaign campaign = campaigns.require(result.campaign().value()).state();
        List<SubjectResult> subjects = results.subjects(result);
        Optional<Before> before = before(campaign.plan());
        List<Standing.Listing> lists = campaign.plan().lists().stream()
                .map(rule -> listing(campaign.plan(), rule, subjects, before))
                .toList();
        return new Standing(lists, comparison(campaign.plan(), subjects, before));
    }

    private Optional<Before> before(Plan plan) {
        return Optional.ofNullable(plan.previousCampaign())
                .flatMap(campaigns::find)
                .map(Versioned::state)
                .flatMap(campaign -> results.ifPublished(campaign.id())
                        .map(result -> new Before(campaign, results.subjects(result))));
    }

    private static Standing.Listing listing(
            Plan plan, Plan.ListRule rule, List<SubjectResult> subjects, Optional<Before> before) {
        List<String> now = members(plan, rule, subjects);
        if (rule.years() == null || rule.years() < 2) {
            return new Standing.Listing(rule, now, null);
        }
        Optional<Plan.ListRule> then = before.flatMap(it -> it.campaign().plan().lists().stream()
                .filter(each -> each.id().equals(rule.id()))
                .findFirst());
        if (before.isEmpty() || then.isEmpty()) {
            return new Standing.Listing(rule, List.of(), Gap.NO_HISTORY);
        }
        Plan past = before.get().campaign().plan();
        List<String> formerly = members(past, then.get(), before.get().subjects());
        return new Standing.Listing(
                rule,
                now.stream()
                        .filter(id -> counterpart(plan, id, past)
                                .filter(formerly::contains)
                                .isPresent())
                        .toList(),
                null);
    }

    private static List<String> members(Plan plan, Plan.ListRule rule, List<SubjectResult> subjects) {
        boolean honour = rule.kind() == Plan.ListKind.HONOUR;
        Comparator<Ranked> order = Comparator.comparing(Ranked::total);
        List<Ranked> candidates = new ArrayList<>();
        for (SubjectResult subject : subjects) {
            String total = subject.total();
            if (total != null
                    && subject.isListed()
                    && !(honour && !subject.vetoes().isEmpty())
                    && isOfClass(plan, rule.unitClass(), subject.appraisee())) {
                candidates.add(new Ranked(subject.appraisee(), new BigDecimal(total)));
            }
        }
        candidates.sort((honour ? Collections.reverseOrder(order) : order).thenComparing(Ranked::appraisee));
        int places = places(rule, candidates.size());
        @Nullable
        BigDecimal last = places == 0 ? null : candidates.get(places - 1).total();
        return candidates.stream()
                .filter(each -> last != null && reaches(each.total(), last, honour))
                .filter(each -> rule.atLeast() == null || each.total().compareTo(rule.atLeast()) >= 0)
                .filter(each -> rule.below() == null || each.total().compareTo(rule.below()) < 0)
                .map(Ranked::appraisee)
                .toList();
    }

    private static boolean reaches(BigDecimal total, BigDecimal last, boolean honour) {
        return honour ? total.compareTo(last) >= 0 : total.compareTo(last) <= 0;
    }

    /** All of them where the rule limits neither number nor share. */
    private static int places(Plan.ListRule rule, int candidates) {
        int places = candidates;
        if (rule.count() != null) {
            places = Math.min(places, rule.count());
        }
        if (rule.percent() != null) {
            places = Math.min(
                    places,
                    rule.percent()
                            .multiply(BigDecimal.valueOf(candidates))
                            .divideToIntegralValue(HUNDRED)
                            .intValueExact());
        }
        return places;
    }

    private static boolean isOfClass(Plan plan, @Nullable String unitClass, String appraisee) {
        return unitClass == null
                || plan.appraisees().stream()
                        .anyMatch(each ->
                                each.id().equals(appraisee) && each.unitClass().equals(unitClass));
    }

    private static Standing.@Nullable Comparison comparison(
            Plan plan, List<SubjectResult> subjects, Optional<Before> before) {
        String previous = plan.previousCampaign();
        if (previous == null) {
            return null;
        }
        if (before.isEmpty()) {
            return new Standing.Comparison(previous, null, Gap.NO_HISTORY, List.of());
        }
        Plan past = before.get().campaign().plan();
        Gap gap = gap(plan, past);
        return new Standing.Comparison(
                previous,
                past.year(),
                gap,
                subjects.stream()
                        .map(subject -> lastYear(plan, subject, before.get(), gap))
                        .toList());
    }

    private static Standing.LastYear lastYear(Plan plan, SubjectResult now, Before before, @Nullable Gap gap) {
        SubjectResult then = counterpart(
                        plan, now.appraisee(), before.campaign().plan())
                .flatMap(id -> before.subjects().stream()
                        .filter(each -> each.appraisee().equals(id))
                        .findFirst())
                .orElse(null);
        String total = now.total();
        String past = then == null ? null : then.total();
        return new Standing.LastYear(
                now.appraisee(),
                past,
                then == null ? null : then.grade(),
                total == null || past == null || gap != null
                        ? null
                        : new BigDecimal(total).subtract(new BigDecimal(past)).toPlainString());
    }

    /** The same id, or the same name where the id is new. */
    private static Optional<String> counterpart(Plan plan, String appraisee, Plan past) {
        if (past.hasAppraisee(appraisee)) {
            return Optional.of(appraisee);
        }
        return plan.appraisees().stream()
                .filter(each -> each.id().equals(appraisee))
                .flatMap(each ->
                        past.appraisees().stream().filter(other -> other.name().equals(each.name())))
                .map(Plan.Appraisee::id)
                .findFirst();
    }

    private static @Nullable Gap gap(Plan plan, Plan past) {
        if (!weights(plan).equals(weights(past))) {
            return Gap.OTHER_DIMENSIONS;
        }
        if (!points(plan).equals(points(past))) {
            return Gap.OTHER_SCALE;
        }
        return same(plan, past, each -> each.scoring().scheme())
                        && plan.scoring().office().compareTo(past.scoring().office()) == 0
                        && plan.scoring().society().compareTo(past.scoring().society()) == 0
                ? null
                : Gap.OTHER_SCORING;
    }

    private static boolean same(Plan plan, Plan past, Function<Plan, Object> what) {
        return what.apply(plan).equals(what.apply(past));
    }

    private static Object weights(Plan plan) {
        return plan.dimensions().stream()
                .collect(Collectors.toMap(
                        Plan.Dimension::id, each -> each.weight().stripTrailingZeros()));
    }

    private static Object points(Plan plan) {
        return plan.scale().rated().stream()
                .map(option -> Optional.ofNullable(option.points()).map(BigDecimal::stripTrailingZeros))
                .toList();
    }
}
