package org.minkao.journeys.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.awaitility.core.ConditionTimeoutException;
import org.minkao.ballot.Invitation;
import org.minkao.journeys.Ground;
import tools.jackson.databind.JsonNode;

/** People at work without a pause: they vote, give opinions and carry cases, whatever breaks meanwhile. */
final class Load implements AutoCloseable {
    /** The way of a case from its assignment to its end. */
    static final List<String> WAY =
            List.of("ASSIGN", "SUBMIT_PLAN", "APPROVE_PLAN", "START", "SUBMIT", "VERIFY", "CONFIRM", "CLOSE");

    private static final String SECTION = "service-centre";
    private static final String CASES = "/api/rectification/v1/cases/";

    private final Ground ground;
    private final Client client;
    private final Ground.Campaign campaign;
    private final String today;
    private final Books books = new Books();
    private final Queue<Ground.Invited> waiting;
    /** New voters come in portions, so that there are some whenever something is killed. */
    private final Semaphore portion = new Semaphore(0);

    private final AtomicInteger numbers = new AtomicInteger();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running = true;
    private volatile boolean abandoned;

    Load(Ground ground, Ground.Campaign campaign, String today) {
        this.ground = ground;
        this.client = new Client(ground);
        this.campaign = campaign;
        this.today = today;
        this.waiting = new ConcurrentLinkedQueue<>(campaign.invited());
        for (int i = 0; i < 3; i++) {
            threads.add(worker("voter-" + i, this::vote));
        }
        threads.add(worker("public", this::giveOpinion));
        threads.add(worker("office-1", this::carryCase));
        threads.add(worker("office-2", this::carryCase));
    }

    Books books() {
        return books;
    }

    void letVote(int people) {
        portion.release(people);
    }

    private Thread worker(String name, Runnable work) {
        return Thread.ofPlatform().name(name).start(() -> {
            while (running) {
                try {
                    work.run();
                } catch (Client.Stopped over) {
                    return;
                } catch (RuntimeException | AssertionError e) {
                    books.wrongs.add(name + ": " + e);
                    return;
                }
            }
        });
    }

    private void vote() {
        Ground.Invited invited = portion.tryAcquire() ? waiting.poll() : null;
        if (invited == null) {
            voteAgain();
            return;
        }
        Invitation invitation = code(invited);
        Ballot ballot =
                Ballot.take(client, campaign, invited, invitation, 1 + numbers.incrementAndGet() % 5, this::going);
        books.ballots.put(ballot.tokenId(), ballot);
        books.votedAddresses.add(invited.email());
    }

    private Invitation code(Ground.Invited invited) {
        while (going()) {
            try {
                return ground.invitation(campaign, invited);
            } catch (ConditionTimeoutException late) {
                Client.pause();
            }
        }
        throw new Client.Stopped();
    }

    /** The same bytes get the same receipt, and nothing more is stored. */
    private void voteAgain() {
        Optional<Ballot> some = books.ballots.values().stream()
                .skip(Math.floorMod(numbers.incrementAndGet(), Math.max(1, books.ballots.size())))
                .findFirst();
        if (some.isEmpty()) {
            Client.pause();
            return;
        }
        Client.Answer again =
                client.repeat("", "POST", Ballot.boxOf(campaign), some.get().bytes(), this::going);
        if (!again.ok() || !again.text("receipt").equals(some.get().receipt())) {
            books.wrongs.add("a repeated cast gave " + again);
        }
        books.repeatedBallots.incrementAndGet();
        Client.pause();
    }

    private void giveOpinion() {
        String text = "意见第%d条：%s".formatted(numbers.incrementAndGet(), campaign.id());
        String path = "/api/public/v1/survey/campaigns/" + campaign.id() + "/opinions";
        while (going()) {
            Client.Answer answer = client.call("", "POST", path, Map.of("appraisee", SECTION, "text", text));
            switch (answer.fate()) {
                case ANSWERED -> {
                    if (!answer.ok()) {
                        throw new IllegalStateException("an opinion gave " + answer);
                    }
                    books.opinions.put(text, answer.text("trackingCode"));
                    Client.pause();
                    return;
                }
                case UNKNOWN -> {
                    books.perhapsOpinions.add(text);
                    return;
                }
                case NEVER_BEGAN -> Client.pause();
            }
        }
    }

    private void carryCase() {
        String text = "整改事项%d-%s".formatted(numbers.incrementAndGet(), campaign.id());
        String opinions = "/api/survey/v1/campaigns/" + campaign.id() + "/opinions";
        String opinion = create(
                        "office-he",
                        opinions,
                        Map.of("channel", "LETTER", "appraisee", SECTION, "text", text, "receivedOn", today),
                        () -> item(
                                "office-he",
                                opinions,
                                o -> o.path("text").asString().equals(text)))
                .path("id")
                .asString();
        String path = "/api/survey/v1/opinions/" + opinion;
        step(
                "office-he",
                path,
                "triage",
                Map.of("appraisee", SECTION, "severity", "MINOR"),
                o -> !o.path("status").asString().equals("RECEIVED"));
        step(
                "office-he",
                path,
                "raise-finding",
                Map.of("text", text, "item", "q09", "severity", "MINOR"),
                o -> !o.path("finding").isMissingNode());
        books.findings.add(text);
        String findings = "/api/rectification/v1/campaigns/" + campaign.id() + "/findings";
        JsonNode finding = waitFor(() ->
                item("office-he", findings, f -> f.path("text").asString("").equals(text)));
        String raised = finding.path("id").asString();
        String cases = "/api/rectification/v1/campaigns/" + campaign.id() + "/cases?inbox=all";
        String id = create(
                        "office-he",
                        "/api/rectification/v1/findings/" + raised + "/open-case",
                        Map.of("title", text),
                        () -> item(
                                "office-he",
                                cases,
                                c -> c.path("finding").asString().equals(raised)))
                .path("id")
                .asString();
        carry(id);
        sanction(id);
    }

    private void carry(String id) {
        caseStep(id, "office-sun", "assign", "ASSIGN", Map.of("owner", "staff-liu", "reason", "由经办人整改"));
        caseStep(
                id,
                "staff-liu",
                "plan",
                "SUBMIT_PLAN",
                Map.of("measures", List.of(Map.of("text", "梳理流程，明确时限", "due", today))));
        caseStep(id, "deputy-wu", "approve-plan", "APPROVE_PLAN", Map.of("reason", "措施可行"));
        caseStep(id, "staff-liu", "start", "START", Map.of());
        String note = "已办理第%d步".formatted(numbers.incrementAndGet());
        create(
                "staff-liu",
                CASES + id + "/progress",
                Map.of("note", note, "evidence", List.of()),
                () -> Optional.of(client.look("staff-liu", CASES + id, this::going))
                        .filter(c -> notes(c).contains(note)));
        books.progress.computeIfAbsent(id, none -> new ArrayList<>()).add(note);
        caseStep(id, "staff-liu", "submit", "SUBMIT", Map.of("summary", "措施已落实", "outcome", "FIXED"));
        caseStep(id, "inspector-xu", "verify", "VERIFY", Map.of("reason", "现场核验属实"));
        caseStep(
                id,
                "office-he",
                "confirm",
                "CONFIRM",
                Map.of("method", "CALL_BACK", "satisfied", true, "note", "回访满意"));
        caseStep(id, "county-zhou", "close", "CLOSE", Map.of("reason", "核验、回访齐全，销号"));
    }

    static List<String> notes(JsonNode seen) {
        return seen.path("progress")
                .valueStream()
                .map(p -> p.path("note").asString())
                .toList();
    }

    static List<String> history(JsonNode seen) {
        return seen.path("history")
                .valueStream()
                .map(p -> p.path("step").asString())
                .filter(WAY::contains)
                .toList();
    }

    private void sanction(String id) {
        String sanctions = "/api/rectification/v1/campaigns/" + campaign.id() + "/sanctions";
        String ground = "事项%s的处理".formatted(id);
        JsonNode proposed = create(
                "discipline-tang",
                sanctions,
                Map.of("case", id, "appraisee", SECTION, "person", "staff-liu", "severity", "MINOR", "ground", ground),
                () -> item(
                        "discipline-tang",
                        sanctions,
                        s -> s.path("ground").asString("").equals(ground)));
        String path = "/api/rectification/v1/sanctions/" + proposed.path("id").asString();
        Supplier<Optional<JsonNode>> mine = () -> item(
                "discipline-tang", sanctions, s -> s.path("ground").asString("").equals(ground));
        once(
                "discipline-tang",
                path + "/hearing",
                Map.of("heldOn", today, "statement", "本人承认"),
                () -> mine.get().filter(s -> !s.path("status").asString().equals("PROPOSED")));
        once(
                "county-lin",
                path + "/decide",
                Map.of("level", "REMINDER", "reason", "谈话提醒"),
                () -> mine.get().filter(s -> s.path("status").asString().equals("DECIDED")));
        books.sanctions.add(ground);
    }

    private void caseStep(String id, String person, String command, String step, Map<String, Object> body) {
        step(person, CASES + id, command, body, c -> history(c).contains(step));
        books.step(id, step);
    }

    private void step(String person, String path, String command, Map<String, Object> body, Predicate<JsonNode> done) {
        once(
                person,
                path + "/" + command,
                body,
                () -> Optional.of(client.look(person, path, this::going)).filter(done));
    }

    /** Something new; looked for before it is sent a second time. */
    private JsonNode create(
            String person, String path, Map<String, Object> body, Supplier<Optional<JsonNode>> already) {
        return once(person, path, body, already);
    }

    /** Sent again only when it is known not to have happened. */
    private JsonNode once(String person, String path, Map<String, Object> body, Supplier<Optional<JsonNode>> already) {
        boolean unsure = false;
        while (going()) {
            Client.Answer answer = client.call(person, "POST", path, new HashMap<>(body));
            if (answer.ok()) {
                return answer.json();
            }
            if (answer.fate() == Client.Fate.ANSWERED && !unsure) {
                throw new IllegalStateException(person + " POST " + path + " gave " + answer);
            }
            if (answer.fate() != Client.Fate.NEVER_BEGAN) {
                unsure = true;
                Optional<JsonNode> there = already.get();
                if (there.isPresent()) {
                    return there.get();
                }
            }
            Client.pause();
        }
        throw new Client.Stopped();
    }

    private Optional<JsonNode> item(String person, String path, Predicate<JsonNode> wanted) {
        return client.look(person, path, this::going)
                .path("items")
                .valueStream()
                .filter(wanted)
                .findFirst();
    }

    private JsonNode waitFor(Supplier<Optional<JsonNode>> look) {
        while (going()) {
            Optional<JsonNode> seen = look.get();
            if (seen.isPresent()) {
                return seen.get();
            }
            Client.pause();
        }
        throw new Client.Stopped();
    }

    private boolean going() {
        return !abandoned;
    }

    /** Everybody finishes what he has begun. */
    @Override
    public void close() {
        running = false;
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
        try {
            for (Thread thread : threads) {
                thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
                if (thread.isAlive()) {
                    books.wrongs.add(thread.getName() + " did not finish within 3 minutes");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            abandoned = true;
        }
    }
}
