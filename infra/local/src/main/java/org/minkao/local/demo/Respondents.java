package org.minkao.local.demo;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.minkao.ballot.Answers;
import org.minkao.ballot.Bytes;
import org.minkao.ballot.CampaignId;
import org.minkao.ballot.CastRequest;
import org.minkao.ballot.Comments;
import org.minkao.ballot.Invitation;
import org.minkao.ballot.ItemId;
import org.minkao.ballot.LookupRequest;
import org.minkao.ballot.Manifest;
import org.minkao.ballot.Receipt;
import org.minkao.ballot.StyleId;
import org.minkao.ballot.SubjectId;
import org.minkao.ballot.VerifierKey;
import org.minkao.ballot.Voter;
import org.minkao.local.Failure;
import tools.jackson.databind.JsonNode;

/** The people who vote: each reads the own mail, claims a ballot paper blindly and casts it as a phone would. */
final class Respondents {
    private static final int AT_ONCE = 12;
    private static final Duration MAIL = Duration.ofMinutes(3);
    private static final long SEED = 20231101L;

    private final Api api;
    private final Mailbox mail;
    private final Sample sample;
    private final String campaign;
    private final Manifest manifest;
    private final HandCount count;
    private final SecureRandom secrets = new SecureRandom();
    private final Map<String, AtomicInteger> refused = new LinkedHashMap<>();

    /** One person of the roster with what he will answer. */
    private record Respondent(String email, String voterClass, Map<String, Integer> answers) {}

    Respondents(Api api, Mailbox mail, Sample sample, Manifest manifest, HandCount count) {
        this.api = api;
        this.mail = mail;
        this.sample = sample;
        this.campaign = manifest.campaign().value();
        this.manifest = manifest;
        this.count = count;
    }

    /** What the demo was refused on purpose, by code. */
    synchronized Map<String, Integer> refused() {
        Map<String, Integer> all = new LinkedHashMap<>();
        refused.forEach((code, n) -> all.put(code, n.get()));
        return all;
    }

    /** Lets everybody who takes part vote; reports after each ballot. */
    void vote(int atMost, Runnable eachBallot) {
        List<Respondent> taking = choose(atMost);
        try (ExecutorService phones = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<?>> casts = new ArrayList<>();
            for (int i = 0; i < taking.size(); i++) {
                Respondent respondent = taking.get(i);
                boolean triesTwice = i % 60 == 7;
                casts.add(phones.submit(() -> {
                    castOne(respondent, triesTwice);
                    eachBallot.run();
                }));
            }
            for (Future<?> cast : casts) {
                cast.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Failure failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.check("演示被中断", "the demo was interrupted");
        }
    }

    /** A made-up code is refused like any other unknown one. */
    void tryUnknownCode() {
        Invitation guess = Invitation.random(manifest.campaign(), secrets);
        Api.Answer answer = api.anonymous(
                "POST", "/api/eligibility/v1/" + campaign + "/lookup", new LookupRequest(guess.lookupKey()).write());
        expect("UNKNOWN_INVITATION", 404, answer);
    }

    private void castOne(Respondent respondent, boolean triesTwice) {
        String fragment = Await.present(
                "the invitation of a respondent", MAIL, () -> mail.invitation(respondent.email(), campaign));
        Invitation invitation = Invitation.ofFragment(new CampaignId(campaign), fragment);
        JsonNode found = Api.require(
                "lookup",
                api.anonymous(
                        "POST",
                        "/api/eligibility/v1/" + campaign + "/lookup",
                        new LookupRequest(invitation.lookupKey()).write()));
        StyleId style = new StyleId(found.path("styles").path(0).path("id").asString());
        Voter voter = Voter.start(manifest, style, secrets);
        JsonNode claimed = Api.require(
                "claim",
                api.anonymous(
                        "POST",
                        "/api/eligibility/v1/" + campaign + "/claims",
                        voter.claim(invitation).write()));
        voter.finish(Bytes.ofB64u(claimed.path("blindSig").asString()));
        CastRequest cast = voter.cast(answers(respondent.answers()), Comments.NONE);
        JsonNode receipt = Api.require("cast", cast(cast));
        checkReceipt(receipt.path("receipt").asString());
        count.add(style.value(), respondent.answers());
        if (triesTwice) {
            Map<String, Integer> other = new HashMap<>(respondent.answers());
            other.replaceAll((item, value) -> value == 5 ? 4 : 5);
            expect("TOKEN_SPENT", 409, cast(voter.cast(answers(other), Comments.NONE)));
        }
    }

    private Api.Answer cast(CastRequest cast) {
        return api.anonymous("POST", "/api/box/v1/" + campaign + "/ballots", cast.padded());
    }

    private void checkReceipt(String note) {
        Receipt receipt = Receipt.open(note, VerifierKey.parse(manifest.receiptVkey()));
        if (!receipt.campaign().equals(manifest.campaign())) {
            throw Failure.check("回执属于另一次考评", "a receipt is for another campaign");
        }
    }

    private synchronized void expect(String code, int status, Api.Answer answer) {
        if (answer.status() != status || !answer.code().equals(code)) {
            throw Failure.check(
                    "应被拒绝（%d %s），却得到 %d %s".formatted(status, code, answer.status(), answer.body()),
                    "expected a refusal %d %s, got %d".formatted(status, code, answer.status()));
        }
        refused.computeIfAbsent(code, k -> new AtomicInteger()).incrementAndGet();
    }

    private Answers answers(Map<String, Integer> values) {
        List<Answers.Answer> entries = new ArrayList<>();
        SubjectId subject = new SubjectId(sample.appraisee());
        for (Manifest.Item item : manifest.items()) {
            Integer value = values.get(item.id().value());
            if (value != null) {
                entries.add(new Answers.Answer(subject, new ItemId(item.id().value()), new Answers.One(value)));
            }
        }
        return new Answers(entries);
    }

    private List<Respondent> choose(int atMost) {
        Random random = new Random(SEED);
        Map<String, String> idOfName = new HashMap<>();
        sample.voterClasses().forEach(c -> idOfName.put(c.name(), c.id()));
        List<Respondent> taking = new ArrayList<>();
        for (String line : sample.roster().subList(1, sample.roster().size())) {
            String[] cells = line.split(",", -1);
            String voterClass = Optional.ofNullable(idOfName.get(cells[4])).orElseThrow();
            JsonNode habits = sample.ballots().path(voterClass);
            if (random.nextInt(100) < habits.path("participation").asInt()) {
                taking.add(new Respondent(cells[2], voterClass, opinionOf(habits, random)));
            }
        }
        return taking.size() <= atMost ? taking : everyClass(taking, atMost);
    }

    /** Fewer people, but the same share of every class. */
    private static List<Respondent> everyClass(List<Respondent> taking, int atMost) {
        List<Respondent> fewer = new ArrayList<>();
        for (int i = 0; i < taking.size(); i++) {
            if ((long) (i + 1) * atMost / taking.size() > (long) i * atMost / taking.size()) {
                fewer.add(taking.get(i));
            }
        }
        return fewer;
    }

    private Map<String, Integer> opinionOf(JsonNode habits, Random random) {
        Map<String, Integer> answers = new LinkedHashMap<>();
        for (Sample.Dimension dimension : sample.dimensions()) {
            for (Sample.Item item : dimension.items()) {
                JsonNode low = habits.path("low").path(item.id());
                answers.put(item.id(), draw(low.isArray() ? low : habits.path("mix"), random));
            }
        }
        return answers;
    }

    /** Options in the order of the file: 5, 4, 3, 2, 1, then 0 for "do not know". */
    private static int draw(JsonNode shares, Random random) {
        int sum = 0;
        for (JsonNode share : shares) {
            sum += share.asInt();
        }
        int ticket = random.nextInt(sum);
        for (int i = 0; i < shares.size(); i++) {
            ticket -= shares.path(i).asInt();
            if (ticket < 0) {
                return i == shares.size() - 1 ? 0 : 5 - i;
            }
        }
        throw new IllegalStateException("shares do not sum up to " + sum);
    }
}
