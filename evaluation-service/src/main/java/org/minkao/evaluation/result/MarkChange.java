package org.minkao.evaluation.result;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.minkao.evaluation.scoring.SubjectResult;

/** One number of an appraisee that differs between two versions of a result; absent where none was given. */
public record MarkChange(
        String appraisee,
        String what,
        @Nullable String before,
        @Nullable String after) {

    static List<MarkChange> between(List<SubjectResult> before, List<SubjectResult> after) {
        Map<String, Map<String, @Nullable String>> old = marks(before);
        Map<String, Map<String, @Nullable String>> now = marks(after);
        List<MarkChange> changes = new ArrayList<>();
        for (String appraisee : new TreeSet<>(
                Stream.concat(old.keySet().stream(), now.keySet().stream()).toList())) {
            Map<String, @Nullable String> one = old.getOrDefault(appraisee, Map.of());
            Map<String, @Nullable String> other = now.getOrDefault(appraisee, Map.of());
            Stream.concat(one.keySet().stream(), other.keySet().stream())
                    .distinct()
                    .filter(what -> !Objects.equals(one.get(what), other.get(what)))
                    .map(what -> new MarkChange(appraisee, what, one.get(what), other.get(what)))
                    .forEach(changes::add);
        }
        return changes;
    }

    private static Map<String, Map<String, @Nullable String>> marks(List<SubjectResult> subjects) {
        Map<String, Map<String, @Nullable String>> all = new LinkedHashMap<>();
        for (SubjectResult subject : subjects) {
            Map<String, @Nullable String> marks = new LinkedHashMap<>();
            marks.put("total", subject.total());
            marks.put("grade", subject.grade());
            marks.put("office", subject.office());
            marks.put("society", subject.society());
            marks.put("deductions", subject.deductions());
            marks.put("bonus", subject.bonus());
            subject.dimensions().forEach(each -> marks.put("dimension " + each.id(), each.mark()));
            subject.items().forEach(each -> marks.put("item " + each.item(), each.mark()));
            all.put(subject.appraisee(), marks);
        }
        return all;
    }
}
