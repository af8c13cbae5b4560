package org.minkao.evaluation.events;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.minkao.evaluation.appeal.Appeal;
import org.minkao.evaluation.campaign.Hand;
import org.minkao.evaluation.campaign.Plan;
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

    record FiledMessage(
            String campaign,
            String appeal,
            String appraisee,
            String about,
            LocalDate filedOn,
            LocalDate appealsUntil) {}

    record DecidedMessage(
            String campaign,
            String appeal,
            String appraisee,
            String about,
            String outcome,
            String ruling,
            Instant decidedAt) {}

    record RevisedMessage(
            String campaign,
            String title,
            int version,
            String before,
            String resultsDigest,
            Instant revisedAt,
            String appeal,
            String appraisee,
            String ruling,
            List<SubjectPart> appraisees) {}

    record FinalMessage(
            String campaign, String title, int version, String resultsDigest, Instant finalAt, AppealCounts appeals) {}

    record AppealCounts(long upheld, long revised) {}

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
            case ResultEvent.AppealFiled filed -> event(filed, "appeal-filed", filed(filed));
            case ResultEvent.AppealDecided decided -> event(decided, "appeal-decided", decided(decided));
            case ResultEvent.Revised revised -> event(revised, "result-revised", revised(revised));
            case ResultEvent.Finished finished -> event(finished, "result-final", finished(finished));
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

    private static FiledMessage filed(ResultEvent.AppealFiled event) {
        Appeal appeal = event.appeal();
        return new FiledMessage(
                event.campaign().value(),
                appeal.id().value(),
                appeal.appraisee(),
                appeal.subject().kind().name(),
                LocalDate.ofInstant(appeal.filing().at(), Plan.ZONE),
                event.until());
    }

    private static DecidedMessage decided(ResultEvent.AppealDecided event) {
        Appeal appeal = event.appeal();
        return new DecidedMessage(
                event.campaign().value(),
                appeal.id().value(),
                appeal.appraisee(),
                appeal.subject().kind().name(),
                appeal.status().name(),
                appeal.proposed().text(),
                decidedAt(appeal));
    }

    private static RevisedMessage revised(ResultEvent.Revised event) {
        Appeal appeal = event.appeal();
        return new RevisedMessage(
                event.campaign().value(),
                event.title(),
                event.version(),
                event.before(),
                event.resultsDigest(),
                decidedAt(appeal),
                appeal.id().value(),
                appeal.appraisee(),
                appeal.proposed().text(),
                event.subjects().stream().flatMap(ResultMessages::subject).toList());
    }

    private static FinalMessage finished(ResultEvent.Finished event) {
        List<Appeal> appeals = event.after().appeals();
        long revised = appeals.stream().filter(Appeal::isRevised).count();
        return new FinalMessage(
                event.campaign().value(),
                event.title(),
                event.version(),
                event.resultsDigest(),
                EventJson.whole(event.at()),
                new AppealCounts(appeals.size() - revised, revised));
    }

    private static Instant decidedAt(Appeal appeal) {
        Hand decision = appeal.decision();
        if (decision == null) {
            throw new IllegalStateException("appeal " + appeal.id() + " is not decided");
        }
        return EventJson.whole(decision.at());
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
