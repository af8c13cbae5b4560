package org.minkao.evaluation.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minkao.evaluation.notice.ClauseKind;
import org.minkao.evaluation.notice.Draft;
import org.minkao.evaluation.notice.Found;
import org.minkao.evaluation.notice.NoticeWords;
import org.minkao.evaluation.notice.ReadNotice;
import org.minkao.evaluation.notice.Source;
import org.minkao.evaluation.notice.Warning;

/** A draft as the contract has it: values in the plan's shape, and beside them where each came from. */
public final class NoticeJson {
    private final Map<String, Source> sources = new LinkedHashMap<>();

    private NoticeJson() {}

    /**
     * What a reading gives.
     *
     * @param sources by JSON pointer into the draft
     */
    public record Told(Map<String, Object> draft, List<WarningView> warnings, Map<String, Source> sources) {}

    /** A warning with its words in both languages. */
    public record WarningView(String code, int line, String quote, String message, String messageEn) {
        static WarningView of(Warning warning) {
            return new WarningView(
                    warning.code().name(),
                    warning.line(),
                    warning.quote(),
                    NoticeWords.chinese(warning),
                    NoticeWords.english(warning));
        }
    }

    public static Told of(ReadNotice.Result result) {
        NoticeJson json = new NoticeJson();
        Map<String, Object> draft = json.draft(result.draft());
        return new Told(draft, result.warnings().stream().map(WarningView::of).toList(), json.sources);
    }

    private Map<String, Object> draft(Draft draft) {
        Fields fields = new Fields("");
        fields.put("title", draft.title());
        fields.put("issuer", draft.issuer());
        fields.put("year", draft.year());
        fields.put("issuedOn", draft.issuedOn());
        fields.texts("legalBasis", draft.legalBasis());
        fields.each("leadingGroup", draft.leadingGroup(), (post, at) -> {
            at.put("role", post.role());
            at.put("post", post.post());
            at.put("name", post.name());
        });
        fields.put("office", draft.office());
        fields.put("countyOffice", draft.countyOffice());
        fields.texts("principles", draft.principles());
        fields.each("appraisees", draft.appraisees(), (appraisee, at) -> {
            at.put("name", appraisee.name());
            at.put("class", appraisee.unitClass());
            at.put("chief", appraisee.chief());
            at.put("deputy", appraisee.deputy());
        });
        fields.each("dimensions", draft.dimensions(), (dimension, at) -> {
            at.put("name", dimension.name());
            at.put("weight", dimension.weight());
            at.each("items", dimension.items(), (item, below) -> {
                below.put("text", item.text());
                below.put("weight", item.weight());
            });
        });
        fields.each("phases", draft.phases(), NoticeJson::phase);
        fields.each("voterClasses", draft.voterClasses(), NoticeJson::voterClass);
        scale(draft, fields);
        fields.each("grades", draft.grades(), (grade, at) -> {
            at.put("name", grade.name());
            at.put("min", grade.min());
            at.put("max", grade.max());
        });
        fields.each("rules", draft.rules(), (rule, at) -> {
            at.put("text", rule.text());
            at.plain("kind", kind(rule.kind()), rule.text().source());
        });
        return fields.values;
    }

    private static void phase(Draft.Phase phase, Fields at) {
        at.put("name", phase.name());
        at.plain("kind", phase.kind().name(), phase.name().source());
        at.put("start", phase.start());
        at.put("end", phase.end());
        at.put("asWritten", phase.asWritten());
        if (phase.computed()) {
            at.values.put("computed", true);
        }
    }

    private static void voterClass(Draft.VoterClass voter, Fields at) {
        at.put("name", voter.name());
        at.put("weight", voter.weight());
        if (!voter.weights().isEmpty()) {
            Fields weights = at.below("weight");
            voter.weights().forEach((appraised, weight) -> {
                if (weight.isPresent()) {
                    weights.put(appraised, weight.get());
                } else {
                    weights.plain(appraised, null, voter.name().source());
                }
            });
        }
    }

    private static void scale(Draft draft, Fields fields) {
        if (!draft.scale().isEmpty()) {
            Fields scale = fields.below("scale");
            draft.scale()
                    .forEach(option -> scale.plain(
                            option.label(),
                            option.points().value().map(NoticeJson::number).orElse(null),
                            option.points().source()));
        }
    }

    private static String kind(ClauseKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Object number(BigDecimal value) {
        BigDecimal plain = value.stripTrailingZeros();
        return plain.scale() <= 0 ? (Object) plain.intValueExact() : plain;
    }

    private interface Writer<T> {
        void write(T value, Fields at);
    }

    /** The fields of one object of the draft, whose pointer they share. */
    private final class Fields {
        private final String pointer;
        private final Map<String, Object> values = new LinkedHashMap<>();

        Fields(String pointer) {
            this.pointer = pointer;
        }

        void put(String key, @Nullable Found<?> found) {
            if (found != null) {
                Object value = found.value() instanceof BigDecimal number ? number(number) : found.value();
                plain(key, value, found.source());
            }
        }

        void plain(String key, @Nullable Object value, Source source) {
            values.put(key, value);
            sources.put(at(key), source);
        }

        void texts(String key, List<Found<String>> texts) {
            if (!texts.isEmpty()) {
                values.put(key, texts.stream().map(Found::value).toList());
                for (int i = 0; i < texts.size(); i++) {
                    sources.put(at(key) + "/" + i, texts.get(i).source());
                }
            }
        }

        <T> void each(String key, List<T> list, Writer<T> writer) {
            if (!list.isEmpty()) {
                List<Object> all = new ArrayList<>();
                for (int i = 0; i < list.size(); i++) {
                    Fields fields = new Fields(at(key) + "/" + i);
                    writer.write(list.get(i), fields);
                    all.add(fields.values);
                }
                values.put(key, all);
            }
        }

        Fields below(String key) {
            Fields fields = new Fields(at(key));
            values.put(key, fields.values);
            return fields;
        }

        private String at(String key) {
            return pointer + "/" + key.replace("~", "~0").replace("/", "~1");
        }
    }
}
