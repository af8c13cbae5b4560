package org.minkao.scoring;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Grades by band, then what quotas and vetoes make of them. */
final class Graded {
    private final Map<String, Given> grades = new HashMap<>();

    /** Why a grade is not the one of the band. */
    enum Because {
        BAND,
        QUOTA,
        VETO
    }

    record Given(Scheme.Grade grade, Scheme.Grade band, Because because, String clause) {}

    Graded(Scheme scheme, List<Scored> scored, Standings standings) {
        List<Scheme.Grade> best = scheme.parts().grades();
        if (best.isEmpty()) {
            return;
        }
        for (Scored each : scored) {
            Rational total = each.value();
            if (total != null) {
                Scheme.Grade band = best.stream()
                        .filter(grade -> grade.holds(total))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("grades of a checked scheme cover every total"));
                grades.put(each.id(), new Given(band, band, Because.BAND, band.clause()));
            }
        }
        // What a veto caps takes no place of a quota.
        for (Scored each : scored) {
            each.vetoes().forEach(veto -> cap(each.id(), veto, best));
        }
        standings.classes().forEach(id -> quotas(standings, id, best));
    }

    private void cap(String appraisee, Scheme.Veto veto, List<Scheme.Grade> best) {
        Given given = grades.get(appraisee);
        if (veto.effect() != Scheme.Effect.CAP || given == null) {
            return;
        }
        for (Scheme.Grade grade : best) {
            if (grade.id().equals(veto.grade())) {
                if (best.indexOf(grade) > best.indexOf(given.grade())) {
                    grades.put(appraisee, new Given(grade, given.band(), Because.VETO, veto.clause()));
                }
                return;
            }
        }
    }

    private void quotas(Standings standings, String appraiseeClass, List<Scheme.Grade> best) {
        List<Scored> members = standings.members(appraiseeClass);
        for (int i = 0; i + 1 < best.size(); i++) {
            Scheme.Quota quota = best.get(i).quota();
            if (quota == null) {
                continue;
            }
            long places = quota.places(members.size());
            List<Scored> holders = new ArrayList<>();
            for (Scored member : members) {
                Given given = grades.get(member.id());
                if (given != null && given.grade().equals(best.get(i))) {
                    holders.add(member);
                }
            }
            for (Scored holder : holders) {
                if (!fits(holder, holders, quota, places)) {
                    Given given = grades.get(holder.id());
                    if (given != null) {
                        grades.put(
                                holder.id(),
                                new Given(
                                        best.get(i + 1),
                                        given.band(),
                                        Because.QUOTA,
                                        best.get(i).clause()));
                    }
                }
            }
        }
    }

    private static boolean fits(Scored holder, List<Scored> holders, Scheme.Quota quota, long places) {
        Rational total = holder.total().required();
        long better = holders.stream()
                .filter(other -> other.total().required().compareTo(total) > 0)
                .count();
        long same = holders.stream()
                .filter(other -> other.total().required().compareTo(total) == 0)
                .count();
        return quota.tiesIn() ? better < places : better + same <= places;
    }

    @Nullable
    Given of(String appraisee) {
        return grades.get(appraisee);
    }
}
