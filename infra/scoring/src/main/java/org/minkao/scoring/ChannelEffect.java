package org.minkao.scoring;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.minkao.ballot.Json;

/** Whether people of one class answer differently by phone page, on paper and in the hall; all items and appraisees together. */
final class ChannelEffect {
    private ChannelEffect() {}

    /** Answers of one class through one channel: points by option, and how often. */
    private static final class Channel {
        private final double[] points;
        private final long[] counts;

        Channel(double[] points, long[] counts) {
            this.points = points;
            this.counts = counts;
        }

        long n() {
            long n = 0;
            for (long count : counts) {
                n += count;
            }
            return n;
        }

        double mean() {
            double sum = 0;
            for (int i = 0; i < counts.length; i++) {
                sum += points[i] * counts[i];
            }
            return sum / n();
        }

        Channel plus(Channel other) {
            return new Channel(points, Scale.added(counts, other.counts));
        }

        double error() {
            return Intervals.normalError(points, counts);
        }
    }

    static List<Json> of(Bound bound) {
        List<Json> all = new ArrayList<>();
        if (bound.channels().size() < 2) {
            return all;
        }
        List<Component.Ballots> asked = new ArrayList<>();
        collect(bound.scheme().parts().total(), asked);
        for (Component.Ballots ballots : asked) {
            for (Component.Voters voters : ballots.voters()) {
                Map<String, Channel> channels = channels(bound, ballots, voters.id());
                if (channels.size() > 1) {
                    all.add(Json.obj(
                            "component", ballots.rule().id(),
                            "class", voters.id(),
                            "level", bound.scheme().parts().statistics().level(),
                            "channels", compared(bound, channels)));
                }
            }
        }
        return all;
    }

    private static void collect(Component component, List<Component.Ballots> found) {
        switch (component) {
            case Component.Ballots it -> found.add(it);
            case Component.Weighted it -> it.parts().forEach(part -> collect(part.component(), found));
            case Component.Sum it -> it.parts().forEach(part -> collect(part.component(), found));
            case Component.Mean it -> it.parts().forEach(part -> collect(part, found));
            case Component.Slices it -> collect(it.each(), found);
            case Component.Lot it -> collect(it.drawn(), found);
            case Component.Given _, Component.Points _, Component.Share _, Component.Rate _ -> {}
        }
    }

    private static Map<String, Channel> channels(Bound bound, Component.Ballots ballots, String voters) {
        Scale scale = ballots.scale();
        double[] points = new double[scale.options().size()];
        for (int i = 0; i < points.length; i++) {
            points[i] = scale.points(i);
        }
        Map<String, Channel> channels = new TreeMap<>();
        for (Inputs.Appraisee appraisee : bound.inputs().appraisees()) {
            for (Bound.Cell cell : bound.cells(appraisee.id(), voters, null, null)) {
                String channel = cell.where().channel();
                if (channel == null || cell.broken() != null) {
                    continue;
                }
                for (Inputs.Chosen given : cell.items().values()) {
                    given.by(scale)
                            .ifPresent(chosen ->
                                    channels.merge(channel, new Channel(points, scale.ratedOf(chosen)), Channel::plus));
                }
            }
        }
        int minGroup = bound.scheme().parts().minGroup();
        channels.values().removeIf(it -> it.n() < minGroup);
        return channels;
    }

    private static List<Json> compared(Bound bound, Map<String, Channel> channels) {
        double z = Intervals.z(bound.scheme().parts().statistics().level());
        List<Json> compared = new ArrayList<>();
        channels.forEach((name, channel) -> {
            Channel others = channels.entrySet().stream()
                    .filter(it -> !it.getKey().equals(name))
                    .map(Map.Entry::getValue)
                    .reduce(Channel::plus)
                    .orElse(channel);
            double error = channel.error();
            double otherError = others.error();
            double difference = channel.mean() - others.mean();
            double noise = z * Math.sqrt(error * error + otherError * otherError);
            compared.add(Json.obj(
                    "channel", name,
                    "answers", channel.n(),
                    "mean", text(channel.mean()),
                    "difference", text(difference),
                    "noise", text(noise),
                    "moreThanNoise", Math.abs(difference) > noise));
        });
        return compared;
    }

    private static String text(double value) {
        return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP).toPlainString();
    }
}
