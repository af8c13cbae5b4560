package org.minkao.evaluation.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minkao.evaluation.scoring.KeptOpenings;
import org.minkao.evaluation.scoring.OpeningPart;
import org.minkao.evaluation.scoring.Openings;
import org.minkao.evaluation.scoring.ScoringReason;
import org.minkao.evaluation.scoring.StyleOpening;
import org.minkao.kit.core.Refusal;
import org.minkao.kit.mongo.MongoDoor;
import org.minkao.kit.mongo.Outbox;
import org.minkao.testkit.TestMongo;

class MongoOpeningsIT {
    private MongoDoor door;
    private MongoOpenings parts;
    private Openings openings;
    private String campaign;

    @BeforeEach
    void open() {
        door = TestMongo.door("openings");
        parts = new MongoOpenings(door, new Outbox(), Clock.systemUTC());
        openings = new KeptOpenings(parts);
        campaign = "c" + Instant.now().toEpochMilli();
    }

    @AfterEach
    void shut() {
        door.close();
    }

    @Test
    void putsAStyleTogetherFromItsPartsInWhateverOrderTheyCome() {
        parts.keep(part("peers", 3, 3, "e"));
        parts.keep(part("peers", 1, 3, "a", "b"));
        parts.keep(new OpeningPart(campaign, "clients", 2, true, 1, 1, List.of()));
        assertMissing("[peers]", "clients", "peers");
        parts.keep(part("peers", 2, 3, "c", "d"));

        assertThat(openings.complete(campaign, Set.of("peers", "clients")))
                .containsExactly(
                        new StyleOpening("clients", 2, true, List.of()),
                        new StyleOpening("peers", 5, false, List.of("a", "b", "c", "d", "e")));
    }

    @Test
    void countsARepeatedPartOnce() {
        parts.keep(part("peers", 1, 1, "a", "b", "c", "d", "e"));
        parts.keep(part("peers", 1, 1, "x", "x", "x", "x", "x"));

        assertThat(openings.complete(campaign, Set.of("peers")).getFirst().answers())
                .containsExactly("a", "b", "c", "d", "e");
    }

    @Test
    void namesTheStylesThatAreMissing() {
        assertMissing("[clients, peers]", "clients", "peers");
    }

    @Test
    void refusesPartsThatDoNotAgree() {
        parts.keep(part("peers", 1, 2, "a"));
        parts.keep(new OpeningPart(campaign, "peers", 9, false, 2, 2, List.of("b")));

        assertThatThrownBy(() -> openings.complete(campaign, Set.of("peers")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("do not agree");
    }

    @Test
    void keepsNoAnswerInItsTextForm() {
        assertThat(part("peers", 1, 1, "secret").toString()).doesNotContain("secret");
    }

    private OpeningPart part(String style, int part, int of, String... answers) {
        return new OpeningPart(campaign, style, 5, false, part, of, List.of(answers));
    }

    private void assertMissing(String named, String... styles) {
        assertThatThrownBy(() -> openings.complete(campaign, Set.of(styles)))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.reason()).isEqualTo(ScoringReason.OPENINGS_MISSING);
                    assertThat(refusal.detail()).contains("styles " + named);
                });
    }
}
