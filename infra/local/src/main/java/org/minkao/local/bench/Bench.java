package org.minkao.local.bench;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.minkao.ballot.Bytes;
import org.minkao.ballot.CastRequest;
import org.minkao.ballot.CryptoProviders;
import org.minkao.local.Failure;
import org.minkao.local.demo.StagedSurvey;

/** The bench's entry: a campaign of its own, then every path at every concurrency beside its floors. */
public final class Bench {
    private static final int PAPERS_PER_SECOND = 240;
    private static final int MOST_PAPERS = 6_000;
    private static final int WARM_AT_ONCE = 8;
    private static final int MOST_AT_ONCE = 32;
    private static final List<Integer> AT_ONCE = List.of(1, 8, MOST_AT_ONCE);
    // From this time on the casts are also measured for all of it, repeats among them.
    private static final int ENDURING_SECONDS = 60;
    private static final int FRESH_ONE_IN = 8;
    // Long enough for the compiler; short ones measure it instead of the service.
    private static final Duration WARM = Duration.ofSeconds(20);
    private static final Duration WARM_FLOOR = Duration.ofSeconds(6);
    private static final Duration SETTLED = Duration.ofMinutes(5);
    private static final int CASES = 20;
    private static final int SAMPLES = 200;
    private static final int MARK = 4;
    private static final long MOST_REQUESTS = 200_000;

    private static final String GATEWAY = BenchSettings.GATEWAY;
    private static final String MONGODB = "mongodb";

    private final BenchSettings settings;
    private final PrintStream progress;
    private final long began = System.nanoTime();
    private final CpuMeter stack;
    private final CpuMeter floor;
    private final AtomicInteger acknowledged = new AtomicInteger();

    private Bench(BenchSettings settings, PrintStream progress) {
        this.settings = settings;
        this.progress = progress;
        this.stack = new CpuMeter(settings.stack());
        this.floor = new CpuMeter(settings.floorProcesses());
    }

    /** Returns the command's exit code: 1 when any request failed or a ballot is missing. */
    public static int run(BenchSettings settings) {
        return new Bench(settings, System.err).run();
    }

    private int run() {
        double loadBefore = load();
        int people = Math.min(MOST_PAPERS, Math.max(300, PAPERS_PER_SECOND * settings.seconds()));
        say("建立测试活动，%d 份邀请 · a campaign with %d invitations".formatted(people, people));
        StagedSurvey survey = StagedSurvey.open(settings.demo(), "性能测试", people, progress);
        say("读取邀请邮件 · reading the invitations");
        Papers papers = Papers.of(survey.manifest(), survey.invitations());
        survey.openCases(CASES);
        Report report = new Report(new Report.Surroundings(
                Runtime.getRuntime().availableProcessors(),
                loadBefore,
                settings.demo().mongodb(),
                CryptoProviders.best().description(),
                survey.campaign(),
                settings.seconds()));
        try (Web web = new Web()) {
            claims(survey, papers, web, report);
            casts(survey, papers, web, report);
            reads(survey, web, report);
        }
        report.ballots(acknowledged.get(), survey.closeAndCount());
        survey.clearMail();
        double loadAfter = load();
        if (settings.demo().json()) {
            System.out.println(report.json(loadAfter));
        } else {
            report.print(System.out, loadAfter);
        }
        return report.good() ? 0 : 1;
    }

    private void claims(StagedSurvey survey, Papers papers, Web web, Report report) {
        String path = "/api/eligibility/v1/" + survey.campaign() + "/claims";
        URI address = URI.create(settings.demo().gateway() + path);
        Sent sent = new Sent();
        Load.Work claim = () -> papers.nextClaim()
                .map(paper -> web.send(Web.post(address, paper.body().toArray()), 200, answer -> {
                    papers.claimed(paper, answer);
                    sent.add(paper.body());
                }))
                .orElse(Optional.of("no claim is left"));
        byte[] body = papers.anyClaim();
        try (InsertFloor inserts =
                new InsertFloor(settings.mongodbUri(), survey.manifest().campaign(), body.length)) {
            new Stage(BenchSettings.CLAIM, Set.of(GATEWAY, "evaluation-service", MONGODB), papers::unclaimed)
                    .warm(() -> web.send(Web.post(address, sent.any()), 200, answer -> {}))
                    .floor("blind-sign", CryptoFloor.claim(), CpuMeter.self())
                    .floor("insert", inserts.work(), CpuMeter.self().and(mongodb()))
                    .floor("empty-post", post(web, path, body), floor)
                    .measure(claim, report);
        }
        say("其余选票纸 · the other papers");
        Load.Run rest = new Load(WARM_AT_ONCE, SETTLED, papers.unclaimed()).run(claim, stack);
        if (rest.failures() > 0) {
            throw Failure.check("领取选票失败：" + rest.told(), "claims failed: " + rest.told());
        }
        papers.fillIn(survey.answers(MARK));
    }

    private void casts(StagedSurvey survey, Papers papers, Web web, Report report) {
        String path = "/api/box/v1/" + survey.campaign() + "/ballots";
        URI address = URI.create(settings.demo().gateway() + path);
        Sent sent = new Sent();
        Load.Work cast = () -> papers.nextBallot()
                .map(body -> web.send(Web.post(address, body), 201, answer -> {
                    acknowledged.incrementAndGet();
                    sent.add(Bytes.of(body));
                }))
                .orElse(Optional.of("no ballot is left"));
        List<CastRequest> some = papers.someBallots(SAMPLES);
        Load.Work empty = post(web, path, some.getFirst().padded());
        try (InsertFloor inserts = new InsertFloor(
                settings.mongodbUri(), survey.manifest().campaign(), CryptoFloor.envelopeBytes(some.getFirst()))) {
            new Stage(BenchSettings.CAST, Set.of(GATEWAY, "survey-service", MONGODB), papers::ballots)
                    .warm(() -> web.send(Web.post(address, sent.any()), 200, answer -> {}))
                    .floor("pss+p256", CryptoFloor.verify(survey.manifest(), some), CpuMeter.self())
                    .floor("seal+receipt", CryptoFloor.sealAndSign(survey.manifest(), some), CpuMeter.self())
                    .floor("insert", inserts.work(), CpuMeter.self().and(mongodb()))
                    .floor("empty-post", empty, floor)
                    .measure(cast, report);
            if (settings.seconds() >= ENDURING_SECONDS && settings.paths().contains(BenchSettings.CAST)) {
                Load.Work again = () -> web.send(Web.post(address, sent.any()), 200, answer -> {});
                endure(papers, cast, again, report);
            }
        }
    }

    /** So many at once for the whole time: fresh ballots while there are any, and accepted ones sent again. */
    private void endure(Papers papers, Load.Work cast, Load.Work again, Report report) {
        Quiet.await(stack, SETTLED);
        say("持续投票 casting for %d s, c=%d".formatted(settings.seconds(), MOST_AT_ONCE));
        Load.Work mixed = () ->
                papers.ballots() > MOST_AT_ONCE && ThreadLocalRandom.current().nextInt(FRESH_ONE_IN) == 0
                        ? cast.once()
                        : again.once();
        report.endured(
                new Load(MOST_AT_ONCE, Duration.ofSeconds(settings.seconds()), Long.MAX_VALUE).run(mixed, stack));
    }

    /** Bodies that were accepted: sent again they are answered the same, which warms up without using papers. */
    private static final class Sent {
        private final List<Bytes> bodies = new CopyOnWriteArrayList<>();

        void add(Bytes body) {
            if (bodies.size() < SAMPLES) {
                bodies.add(body);
            }
        }

        byte[] any() {
            return bodies.get(ThreadLocalRandom.current().nextInt(bodies.size()))
                    .toArray();
        }
    }

    private void reads(StagedSurvey survey, Web web, Report report) {
        String page = "/api/public/v1/evaluation/campaigns/" + survey.campaign();
        read(
                BenchSettings.PUBLIC_PAGE,
                page,
                Set.of(GATEWAY, "evaluation-service", MONGODB),
                Optional::empty,
                web,
                report);
        String cases = "/api/rectification/v1/campaigns/" + survey.campaign() + "/cases?inbox=all";
        read(
                "case-list",
                cases,
                Set.of(GATEWAY, "rectification-service", MONGODB),
                () -> Optional.of(survey.bearer()),
                web,
                report);
    }

    private void read(
            String name, String path, Set<String> doing, Supplier<Optional<String>> bearer, Web web, Report report) {
        URI address = URI.create(settings.demo().gateway() + path);
        URI nothing = URI.create(settings.floor() + path);
        new Stage(name, doing, () -> Integer.MAX_VALUE)
                .warm(() -> web.send(Web.get(address, bearer.get()), 200, answer -> {}))
                .floor("empty-get", () -> web.send(Web.get(nothing, bearer.get()), 200, answer -> {}), floor)
                .measure(() -> web.send(Web.get(address, bearer.get()), 200, answer -> {}), report);
    }

    private Load.Work post(Web web, String path, byte[] body) {
        HttpRequest request = Web.post(URI.create(settings.floor() + path), body);
        return () -> web.send(request, 200, answer -> {});
    }

    // A given server's processes are not ours to see.
    private CpuMeter mongodb() {
        Long pid = settings.stack().get(MONGODB);
        return new CpuMeter(pid == null ? java.util.Map.of() : java.util.Map.of(MONGODB, pid));
    }

    private void say(String what) {
        progress.printf(java.util.Locale.ROOT, "%6.1fs  %s%n", (System.nanoTime() - began) / 1e9, what);
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    /** One path with its floors: warmed up together, then measured one beside the other. */
    private final class Stage {
        private final String path;
        private final Set<String> doing;
        private final Supplier<Integer> left;
        private final List<Floor> floors = new ArrayList<>();
        private Load.Work again = Optional::empty;

        private record Floor(String name, Load.Work work, CpuMeter meter) {}

        Stage(String path, Set<String> doing, Supplier<Integer> left) {
            this.path = path;
            this.doing = doing;
            this.left = left;
        }

        Stage warm(Load.Work again) {
            this.again = again;
            return this;
        }

        Stage floor(String name, Load.Work work, CpuMeter meter) {
            floors.add(new Floor(name, work, meter));
            return this;
        }

        void measure(Load.Work work, Report report) {
            if (!settings.paths().contains(path)) {
                return;
            }
            settle();
            say("预热 warm-up " + path);
            require(new Load(WARM_AT_ONCE, WARM, share(0.1)).run(work, stack));
            require(new Load(WARM_AT_ONCE, WARM, MOST_REQUESTS).run(again, stack));
            floors.forEach(
                    one -> require(new Load(WARM_AT_ONCE, WARM_FLOOR, MOST_REQUESTS).run(one.work(), one.meter())));
            for (int atOnce : AT_ONCE) {
                settle();
                say("测量 measuring %s c=%d".formatted(path, atOnce));
                Load.Run run = new Load(atOnce, Duration.ofSeconds(settings.seconds()), share(shareAt(atOnce)))
                        .run(work, stack);
                settle();
                List<Line.Floor> below = new ArrayList<>();
                for (Floor one : floors) {
                    below.add(new Line.Floor(
                            one.name(), new Load(atOnce, floorTime(), MOST_REQUESTS).run(one.work(), one.meter())));
                }
                report.add(new Line(path, run, doing, below));
            }
        }

        private void require(Load.Run warm) {
            if (warm.failures() > 0) {
                throw Failure.check(
                        "预热 %s 时 %d 个请求失败：%s".formatted(path, warm.failures(), warm.told()),
                        "%d requests of the warm-up of %s failed: %s".formatted(warm.failures(), path, warm.told()));
            }
        }

        private void settle() {
            if (!Quiet.await(stack, SETTLED)) {
                say("仍有后续工作在进行 · the stack is still busy with what follows");
            }
        }

        private Duration floorTime() {
            return shorter(Duration.ofSeconds(5), Duration.ofSeconds(settings.seconds()));
        }

        private long share(double part) {
            return Math.min(MOST_REQUESTS, (long) (left.get() * part));
        }

        // Of what is left: few at a time get few, the last gets all but what a long run needs.
        private double shareAt(int atOnce) {
            return switch (atOnce) {
                case 1 -> 0.1;
                case 8 -> 0.25;
                default -> settings.seconds() >= ENDURING_SECONDS ? 0.5 : 1;
            };
        }

        private static Duration shorter(Duration one, Duration other) {
            return one.compareTo(other) < 0 ? one : other;
        }
    }
}
