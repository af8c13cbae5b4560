package org.minkao.scoring;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts single ballots, leaving out those that a rule refuses. */
final class SingleBallots {
    private final List<Scheme.BallotRule> rules;
    private final Map<Inputs.Where, Map<String, Map<String, Map<String, Long>>>> counts = new LinkedHashMap<>();
    private final Map<Inputs.Where, Map<String, Long>> answered = new LinkedHashMap<>();
    private final Map<Inputs.Where, Bound.Refusals> refusals = new LinkedHashMap<>();

    SingleBallots(List<Scheme.BallotRule> rules) {
        this.rules = rules;
    }

    void add(Inputs.Ballot ballot) {
        Bound.Refusals before = refusals.getOrDefault(ballot.where(), new Bound.Refusals(0, 0, Map.of()));
        Map<String, Long> byRule = new TreeMap<>(before.byRule());
        long kept = before.kept();
        Scheme.BallotRule broken = broken(ballot);
        if (broken == null) {
            kept++;
            count(ballot);
        } else {
            byRule.merge(broken.id(), 1L, Long::sum);
        }
        refusals.put(ballot.where(), new Bound.Refusals(before.given() + 1, kept, byRule));
    }

    private Scheme.@Nullable BallotRule broken(Inputs.Ballot ballot) {
        for (Scheme.BallotRule rule : rules) {
            long chosen = ballot.answers().stream()
                    .filter(answer -> rule.options().contains(answer.option()))
                    .count();
            Rational share =
                    Rational.of(100 * chosen, Math.max(1, ballot.answers().size()));
            if (!rule.relation().holds(share, rule.percent())) {
                return rule;
            }
        }
        return null;
    }

    private void count(Inputs.Ballot ballot) {
        Map<String, Map<String, Map<String, Long>>> here =
                counts.computeIfAbsent(ballot.where(), _ -> new LinkedHashMap<>());
        for (Inputs.Answer answer : ballot.answers()) {
            here.computeIfAbsent(answer.appraisee(), _ -> new LinkedHashMap<>())
                    .computeIfAbsent(answer.item(), _ -> new LinkedHashMap<>())
                    .merge(answer.option(), 1L, Long::sum);
        }
        Map<String, Long> judged = answered.computeIfAbsent(ballot.where(), _ -> new HashMap<>());
        ballot.answers().stream()
                .map(Inputs.Answer::appraisee)
                .distinct()
                .forEach(appraisee -> judged.merge(appraisee, 1L, Long::sum));
    }

    List<Inputs.Row> rows() {
        List<Inputs.Row> rows = new ArrayList<>();
        counts.forEach((where, appraisees) -> appraisees.forEach((appraisee, items) -> {
            Map<String, Inputs.Chosen> chosen = new LinkedHashMap<>();
            items.forEach((item, options) -> chosen.put(
                    item,
                    new Inputs.Chosen(
                            List.copyOf(options.keySet()),
                            options.values().stream().mapToLong(Long::longValue).toArray())));
            rows.add(new Inputs.Row("/ballots", where, appraisee, chosen));
        }));
        return rows;
    }

    Map<Inputs.Where, Bound.Refusals> refusals() {
        return refusals;
    }

    /** Ballots that say anything of an appraisee. */
    Map<Inputs.Where, Map<String, Long>> answered() {
        return answered;
    }
}
