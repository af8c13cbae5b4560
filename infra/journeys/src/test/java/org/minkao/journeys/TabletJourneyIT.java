package org.minkao.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** An inspector fills his sheet on a tablet where there is no network, and the service has it once there is. */
@ExtendWith(Stack.Extension.class)
class TabletJourneyIT {
    private static final List<String> ITEMS =
            IntStream.rangeClosed(1, 16).mapToObj("q%02d"::formatted).toList();
    private static final String FOUND = "抽查时无人值班";
    private static final String MINE =
            "Object.keys(localStorage).filter(k => k.startsWith('minkao.tablet.sheet')).length";

    private static Web web;
    private static String inspection = "";

    @BeforeAll
    static void planAnEvaluation(Stack stack) {
        Assumptions.assumeTrue(Chromium.installed().isPresent(), "no browser: install chromium or set MINKAO_CHROMIUM");
        web = new Web(stack, 47);
        Play play = Play.invited(web, "平板上的考评", Guest.some("tablet", 12));
        inspection = web.must(
                        "county-lin",
                        "POST",
                        play.evaluation() + "/inspections",
                        Map.of(
                                "kind",
                                "ON_SITE",
                                "appraisee",
                                Play.CENTRE,
                                "plannedOn",
                                Play.today().toString(),
                                "inspectors",
                                List.of("inspector-xu", "inspector-ma")))
                .path("id")
                .asString();
    }

    @Test
    void aSheetFilledWithoutANetworkArrivesOnceAndLeavesNothingBehind(@TempDir Path profile) {
        Optional<Path> program = Chromium.installed();
        try (Chromium tablet = new Chromium(program.orElseThrow(), profile)) {
            tablet.narrow(360);
            login(tablet, "inspector-xu");
            open(tablet);
            tablet.until(
                    "the page is kept",
                    "navigator.serviceWorker.ready.then(() => caches.keys()).then(names => Promise.all(names.map(n => caches.open(n).then(c => c.keys())))).then(all => all.flat().length >= 4)");
            tablet.offline(true);
            fill(tablet);
            assertThat(web.must("county-lin", path()).path("version").asInt()).isEqualTo(1);
            tablet.reload();
            tablet.until("the sheet without a network", "document.getElementById('q16-mark')?.value === '90'");
            assertThat(tablet.run("document.getElementById('q09-text').value").asString())
                    .isEqualTo(FOUND);
            assertThat(tablet.run("document.documentElement.scrollWidth").asInt())
                    .as("no wider than the screen")
                    .isLessThanOrEqualTo(360);
            tablet.click("button.main");
            says(tablet, "有网络后自动交出");
            tablet.offline(false);
            says(tablet, "服务器已收到");
            arrivedOnce();
            nothingOfAServiceIsCached(tablet);
            assertThat(tablet.run(MINE).asInt()).isZero();
            theNextPersonSeesNothing(tablet);
            arrivedOnce();
        }
    }

    /** A second sheet waits unsent; its person logs out, and somebody else takes the tablet. */
    private static void theNextPersonSeesNothing(Chromium tablet) {
        tablet.type("q01-note", "只给自己看的话");
        says(tablet, "尚未交出");
        assertThat(tablet.run(MINE).asInt()).isEqualTo(1);
        tablet.run("window.confirm = () => true");
        tablet.click(".person button");
        tablet.until("the end of the session", "document.querySelector('a[href^=\"/login\"]') !== null");
        assertThat(tablet.run(MINE).asInt()).isZero();
        assertThat(tablet.run("caches.keys().then(names => names.length)").asInt())
                .isZero();
        login(tablet, "inspector-ma");
        open(tablet);
        assertThat(tablet.run(
                                "document.body.innerText + [...document.querySelectorAll('textarea,input')].map(f => f.value).join()")
                        .asString())
                .doesNotContain(FOUND, "只给自己看的话");
    }

    private static void login(Chromium tablet, String person) {
        tablet.open(address("/login?to=/inspections"));
        tablet.until("the realm's form", "document.getElementById('password') !== null");
        tablet.type("username", person);
        tablet.type("password", web.stack().password());
        tablet.run("document.querySelector('form').requestSubmit()");
        tablet.until("the list of sheets", "document.querySelector('a[href$=\"%s\"]') !== null".formatted(inspection));
    }

    private static void open(Chromium tablet) {
        tablet.click("a[href$=\"%s\"]".formatted(inspection));
        tablet.until("the sheet", "document.getElementById('q16-mark') !== null");
    }

    private static void fill(Chromium tablet) {
        for (String item : ITEMS) {
            tablet.type(item + "-mark", item.equals("q09") ? "７６.５０" : "90");
        }
        tablet.click("#q09-found");
        tablet.type("q09-text", FOUND);
        says(tablet, "已存在本机，尚未交出");
    }

    private static void arrivedOnce() {
        JsonNode seen = web.must("county-lin", path());
        assertThat(seen.path("sheets").size()).isEqualTo(1);
        assertThat(seen.at("/sheets/0/inspector").asString()).isEqualTo("inspector-xu");
        assertThat(seen.at("/sheets/0/entries").size()).isEqualTo(16);
        assertThat(seen.at("/sheets/0/entries/8/mark").asString()).isEqualTo("76.5");
        assertThat(seen.at("/sheets/0/entries/8/problem/text").asString()).isEqualTo(FOUND);
        // Planned, started, filled: nothing else has changed it.
        assertThat(seen.path("version").asInt()).isEqualTo(3);
    }

    private static void nothingOfAServiceIsCached(Chromium tablet) {
        JsonNode kept = tablet.run(
                "caches.keys().then(names => Promise.all(names.map(n => caches.open(n).then(c => c.keys())))).then(all => all.flat().map(r => new URL(r.url).pathname))");
        assertThat(kept.valueStream().map(JsonNode::asString))
                .isNotEmpty()
                .allMatch(path -> path.equals("/") || path.startsWith("/assets/") || path.equals("/favicon.svg"));
    }

    private static void says(Chromium tablet, String words) {
        tablet.until(
                words, "document.querySelector('.state').textContent.includes(%s)".formatted(Chromium.quoted(words)));
    }

    private static String path() {
        return "/api/evaluation/v1/inspections/" + inspection;
    }

    private static String address(String path) {
        return "http://localhost:" + web.stack().port("MINKAO_GATEWAY_PORT") + path;
    }
}
