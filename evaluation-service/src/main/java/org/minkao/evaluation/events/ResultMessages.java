package org.minkao.evaluation.events;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.minkao.evaluation.result.ResultEvent;
import org.minkao.evaluation.scoring.SubjectResult;
import org.minkao.kit.core.EventMapping;
import org.minkao.kit.core.OutgoingEvent;

/** The result's events as their contracts write them. */
public final class ResultMessages implements EventMapping<ResultEvent> {
    static final String TOPIC = "minkao.evaluation.result";

    record ConfirmedMessage(String campaign, Instant confirmedAt) {}

    record PublishedMessage(
            String campaign, String title, String resultsDigest, Instant publishedAt, List<SubjectPart> appraisees) {}

    record SubjectPart(
            String appraisee, String total, String grade, List<DimensionPart> dimensions, List<ItemPart> items) {}

    record DimensionPart(String id, String name, String mark) {}

    record ItemPart(String item, @Nullable String mark, long n) {}

    @Override
    public OutgoingEvent map(ResultEvent event) {
        return switch (event) {
            case ResultEvent.Confirmed confirmed ->
                event(
                        confirmed,
                        "result-confirmed",
                        new ConfirmedMessage(confirmed.campaign().value(), EventJson.whole(confirmed.at())));
            case ResultEvent.Published published -> event(published, "result-published", published(published));
        };
    }

    private static OutgoingEvent event(ResultEvent event, String name, Object message) {
        String id = event.campaign().value();
        return new OutgoingEvent(TOPIC, id, "minkao.evaluation." + name + ".v1", id, EventJson.bytes(message));
    }

    private static PublishedMessage published(ResultEvent.Published event) {
        return new PublishedMessage(
                event.campaign().value(),
                event.title(),
                event.resultsDigest(),
                EventJson.whole(event.at()),
                event.subjects().stream().flatMap(ResultMessages::subject).toList());
    }

    /** Who got no total, for want of ballots, is in results.json with the reason but has nothing to tell other rooms. */
    private static Stream<SubjectPart> subject(SubjectResult subject) {
        if (subject.total() == null || subject.grade() == null) {
            return Stream.empty();
        }
        return Stream.of(new SubjectPart(
                subject.appraisee(),
                subject.total(),
                subject.grade(),
                subject.dimensions().stream().flatMap(ResultMessages::dimension).toList(),
                subject.items().stream()
                        .map(item -> new ItemPart(item.item(), item.mark(), item.n()))
                        .toList()));
    }

    private static Stream<DimensionPart> dimension(SubjectResult.DimensionMark dimension) {
        return dimension.mark() == null
                ? Stream.empty()
                : Stream.of(new DimensionPart(dimension.id(), dimension.name(), dimension.mark()));
    }
}
