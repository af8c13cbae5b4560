package org.minkao.evaluation.notice;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A notice as paragraphs and as sections. */
record Notice(List<Passage> passages, Section root) {
    private static final Pattern ANNOUNCES = Pattern.compile("(?:下列|以下|如下)[^。]*:$");

    static Notice of(List<Passage> passages) {
        return new Notice(List.copyOf(passages), Outline.of(passages));
    }

    /** The sections about a topic; where one only holds others that name it outright, those. */
    List<Section> about(Topic topic) {
        return about(topic, root, false).map(Notice::opened).toList();
    }

    /** Where one sentence of a section announces the list, such as 按下列程序进行：, the list is what the section is about. */
    private static Section opened(Section section) {
        List<Section> announcing = section.children().stream()
                .filter(child -> child.children().size() > 1 && child.content().has(ANNOUNCES))
                .filter(child -> section.children().size() == 1
                        || child.marker()
                                .filter(marker -> marker.style() == Marker.Style.ARTICLE)
                                .isPresent())
                .toList();
        return announcing.size() == 1 ? announcing.getFirst() : section;
    }

    private static Stream<Section> about(Topic topic, Section section, boolean outright) {
        Set<Topic> topics = Topic.of(section);
        boolean here = outright ? topic.isNamedBy(section) : topics.contains(topic);
        if (!here && Topic.closed(topics)) {
            return Stream.empty();
        }
        List<Section> below = section.children().stream()
                .flatMap(child -> about(topic, child, outright || here))
                .toList();
        return here && below.isEmpty() ? Stream.of(section) : below.stream();
    }

    /** The words of sections that introduce the plan. */
    List<Span> introduction() {
        return Stream.concat(
                        root.body().stream().map(Passage::all),
                        root.tree()
                                .filter(section -> section != root)
                                .filter(section -> section.marker().isEmpty() || isIntroduction(section))
                                .flatMap(section -> section.everything().stream()))
                .distinct()
                .toList();
    }

    private static boolean isIntroduction(Section section) {
        String title = section.title().key().replace(" ", "");
        return title.contains("指导思想")
                || title.contains("总则")
                || title.contains("目的")
                || title.contains("总体要求")
                || title.contains("依据")
                || section.marker()
                        .filter(marker -> marker.style() == Marker.Style.ARTICLE && marker.ordinal() <= 2)
                        .isPresent();
    }
}
