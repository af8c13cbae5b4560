package org.minkao.evaluation.eligibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;
import org.minkao.ballot.Bytes;
import org.minkao.ballot.Json;
import org.minkao.ballot.RollFile;
import org.minkao.ballot.StrictJson;
import org.minkao.kit.core.Actor;
import org.minkao.kit.core.Fault;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Reason;
import org.minkao.kit.core.Refusal;
import org.minkao.testkit.Contracts;

class SealRosterIT {

    @Test
    void makesOneRowPerPersonAndReserveRowsBoundToNobody() {
        try (EligibilityHouse house =
                new EligibilityHouse().drafted().imported(50, 8).sealedRolls()) {
            Roster roster = house.roster();

            assertThat(roster.status()).isEqualTo(RosterStatus.SEALED);
            assertThat(roster.styles())
                    .extracting(Roster.SealedStyle::style, Roster.SealedStyle::invitations, Roster.SealedStyle::roll)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple("clients", 50, 53),
                            org.assertj.core.groups.Tuple.tuple("peers", 8, 10));
            List<RollRow> rows = rows(house);
            assertThat(rows).hasSize(63);
            assertThat(rows).filteredOn(row -> row.person() == null).hasSize(5).allSatisfy(row -> {
                assertThat(row.reserve()).isNotNull();
                assertThat(row.invitation()).isNull();
                assertThat(house.roll.lookUp(house.campaign, row.k())).isEmpty();
            });
            for (Roster.SealedStyle style : roster.styles()) {
                List<Bytes> of = rows.stream()
                        .filter(row -> row.style().equals(style.style()))
                        .map(row -> Bytes.ofHex(row.r()))
                        .toList();
                assertThat(RollFile.of(of).digest().hex()).isEqualTo(style.rollDigest());
                assertThat(style.issuer().isSound()).isTrue();
            }
        }
    }

    @Test
    void announcesEachRollAsItsContractSays() {
        try (EligibilityHouse house =
                new EligibilityHouse().drafted().imported(10, 10).sealedRolls()) {
            List<Document> events = house.pending("rosters").stream()
                    .filter(event -> event.getString("topic").equals("minkao.evaluation.roll"))
                    .toList();

            assertThat(events)
                    .extracting(event -> event.getString("key"))
                    .containsExactly(house.campaign + "|clients", house.campaign + "|peers");
            events.forEach(event -> Contracts.validate(
                    event.getString("type"), event.get("data", Binary.class).getData()));
            Json.Obj first = StrictJson.parse(
                            events.getFirst().get("data", Binary.class).getData())
                    .asObject("data");
            assertThat(first.text("label")).isEqualTo("服务对象");
            assertThat(first.integer("roll")).isEqualTo(12);
            assertThat(first.object("imported").text("person")).isEqualTo("county-lin");
            assertThat(first.object("sealed").text("reason")).isEqualTo("核对无误");
            assertThat(house.pending("rosters"))
                    .filteredOn(event -> event.getString("topic").equals("minkao.evaluation.audit"))
                    .extracting(event -> StrictJson.parse(
                                    event.get("data", Binary.class).getData())
                            .asObject("data")
                            .text("action"))
                    .containsExactly("roster.import", "roster.seal");
        }
    }

    @Test
    void needsAnotherPersonThanTheImporterAndTheCountyOffice() {
        try (EligibilityHouse house = new EligibilityHouse().drafted().imported(10, 10)) {
            assertRefused(
                    () -> house.sealing(house.roll).seal(EligibilityHouse.LIN, house.campaign, "r"),
                    KitReason.SAME_PERSON);
            assertRefused(
                    () -> house.sealing(house.roll)
                            .seal(new Actor("office-he", "何", Set.of("office")), house.campaign, "r"),
                    KitReason.NOT_ALLOWED);
            assertThat(house.roster().status()).isEqualTo(RosterStatus.IMPORTED);
            assertThat(rows(house)).isEmpty();
        }
    }

    @Test
    void refusesClassesInWhichABallotCannotHide() {
        try (EligibilityHouse house = new EligibilityHouse().drafted().imported(10, 4)) {
            assertThatThrownBy(() -> house.sealing(house.roll).seal(EligibilityHouse.QIAO, house.campaign, "r"))
                    .isInstanceOfSatisfying(Refusal.class, refusal -> {
                        assertThat(refusal.reason()).isEqualTo(EligibilityReason.ROSTER_TOO_SMALL);
                        assertThat(refusal.detail()).contains("peers has 4");
                    });
        }
    }

    @Test
    void refusesRowsOfPeopleWhoWouldJudgeTheirOwnByNumberAndRuleAndMakesNoRoll() {
        try (EligibilityHouse house = new EligibilityHouse().drafted().imported(10, 10)) {
            Rated centre = new Rated(
                    "service-centre", "单位3", List.of(new Rated.Own(EligibilityHouse.name(11), Insider.CHIEF)));
            house.drafted(EligibilityHouse.CLASSES, List.of(centre));

            assertThatThrownBy(() -> house.sealing(house.roll).seal(EligibilityHouse.QIAO, house.campaign, "r"))
                    .isInstanceOfSatisfying(Refusal.class, refusal -> {
                        assertThat(refusal.reason()).isEqualTo(EligibilityReason.ROSTER_CONFLICT_OF_INTEREST);
                        assertThat(refusal.detail())
                                .contains(
                                        "row 5 (CONFLICT_UNIT of service-centre in class clients)",
                                        "row 13 (CONFLICT_CHIEF of service-centre in class peers)")
                                .doesNotContain(EligibilityHouse.name(11), EligibilityHouse.name(3));
                    });
            assertThat(house.roster().status()).isEqualTo(RosterStatus.IMPORTED);
            assertThat(rows(house)).isEmpty();

            house.drafted(
                    List.of(
                            new VoterClass("clients", "服务对象", List.of(Insider.STAFF)),
                            new VoterClass("peers", "机关同事", List.of(Insider.CHIEF, Insider.STAFF))),
                    List.of(centre));
            house.sealing(house.roll).seal(EligibilityHouse.QIAO, house.campaign, "r");
            assertThat(house.roster().status()).isEqualTo(RosterStatus.SEALED);
        }
    }

    @Test
    void refusesARosterOfClassesThatThePlanDroppedMeanwhile() {
        try (EligibilityHouse house = new EligibilityHouse().drafted().imported(10, 10)) {
            house.drafted(List.of(new VoterClass("clients", "服务对象")), List.of());

            assertRefused(
                    () -> house.sealing(house.roll).seal(EligibilityHouse.QIAO, house.campaign, "r"),
                    EligibilityReason.ROSTER_OUTDATED);
        }
    }

    @Test
    void aSecondCallFinishesWhatAKilledOneBegan() {
        try (EligibilityHouse house = new EligibilityHouse().drafted().imported(20, 20)) {
            TroubledRoll killed = new TroubledRoll(house.roll);
            killed.afterInsert = TroubledRoll.crash();
            assertThatThrownBy(() -> house.sealing(killed).seal(EligibilityHouse.QIAO, house.campaign, "r"))
                    .isInstanceOf(Fault.class);
            assertThat(house.roster().status()).isEqualTo(RosterStatus.SEALING);
            assertThat(rows(house)).hasSize(22);
            assertThat(house.pending("rosters"))
                    .noneMatch(event -> event.getString("topic").equals("minkao.evaluation.roll"));

            house.sealedRolls();

            assertThat(house.roster().status()).isEqualTo(RosterStatus.SEALED);
            assertThat(rows(house)).hasSize(44).allMatch(row -> house.roster().holds(row));
            assertThat(house.pending("rosters"))
                    .filteredOn(event -> event.getString("topic").equals("minkao.evaluation.roll"))
                    .hasSize(2);
            assertThat(house.door.database().getCollection("previewParts").countDocuments())
                    .isZero();
        }
    }

    @Test
    void aKilledSealingMayBeGivenUpForAnotherFile() {
        try (EligibilityHouse house = new EligibilityHouse().drafted().imported(20, 20)) {
            TroubledRoll killed = new TroubledRoll(house.roll);
            killed.afterInsert = TroubledRoll.crash();
            assertThatThrownBy(() -> house.sealing(killed).seal(EligibilityHouse.QIAO, house.campaign, "r"))
                    .isInstanceOf(Fault.class);
            assertThat(house.roster().status()).isEqualTo(RosterStatus.SEALING);

            house.imported(10, 10).sealedRolls();

            assertThat(house.roster().styles())
                    .extracting(Roster.SealedStyle::invitations)
                    .containsExactly(10, 10);
            assertThat(rows(house)).hasSize(24).allMatch(house.roster()::holds);
        }
    }

    @Test
    void aSealingThatRunsFailsWhenAnotherFileIsImportedMeanwhile() {
        try (EligibilityHouse house = new EligibilityHouse().drafted().imported(20, 20)) {
            TroubledRoll slow = new TroubledRoll(house.roll);
            slow.afterInsert = () -> {
                slow.afterInsert = () -> {};
                house.imported(10, 10);
            };

            assertRefused(
                    () -> house.sealing(slow).seal(EligibilityHouse.QIAO, house.campaign, "r"),
                    KitReason.CHANGED_MEANWHILE);

            assertThat(house.roster().status()).isEqualTo(RosterStatus.IMPORTED);
            assertThat(house.pending("rosters"))
                    .noneMatch(event -> event.getString("topic").equals("minkao.evaluation.roll"));
            house.sealedRolls();
            assertThat(rows(house)).hasSize(24).allMatch(house.roster()::holds);
        }
    }

    @Test
    void anOvertakenAttemptFailsAndLeavesTheWinnersRowsAlone() {
        try (EligibilityHouse house = new EligibilityHouse().drafted().imported(10, 10)) {
            TroubledRoll slow = new TroubledRoll(house.roll);
            slow.afterInsert = () -> {
                slow.afterInsert = () -> {};
                house.sealedRolls();
            };

            assertRefused(
                    () -> house.sealing(slow).seal(EligibilityHouse.QIAO, house.campaign, "r"),
                    KitReason.CHANGED_MEANWHILE);

            Roster roster = house.roster();
            assertThat(roster.status()).isEqualTo(RosterStatus.SEALED);
            assertThat(rows(house)).filteredOn(roster::holds).hasSize(24);
            house.frozen().closed();
            assertThat(rows(house)).hasSize(24).allMatch(roster::holds);
        }
    }

    @Test
    void isSealedOnceAndThenNeverImportedAgain() {
        try (EligibilityHouse house =
                new EligibilityHouse().drafted().imported(10, 10).sealedRolls()) {
            assertRefused(() -> house.sealedRolls(), KitReason.STEP_NOT_ALLOWED);
            assertRefused(() -> house.imported(11, 11), KitReason.STEP_NOT_ALLOWED);
        }
    }

    @Test
    void refusesToImportBadRowsUnlessTheyAreToBeSkipped() {
        try (EligibilityHouse house = new EligibilityHouse().drafted()) {
            List<RosterSheet.Line> lines =
                    new ArrayList<>(EligibilityHouse.sheet(10, 10).lines());
            lines.add(new RosterSheet.Line(40, List.of("", "1", "", "", "领导")));
            Preview preview = new PreviewRoster(house.campaigns, house.previews, house.seal, house.ids)
                    .preview(EligibilityHouse.LIN, house.campaign, new RosterSheet(lines))
                    .preview();
            ImportRoster importing = new ImportRoster(house.campaigns, house.previews, house.rosters, house.clock);

            assertThat(preview.bad()).isEqualTo(1);
            assertRefused(
                    () -> importing.importRoster(EligibilityHouse.LIN, house.campaign, preview.id(), false, "r"),
                    EligibilityReason.ROSTER_HAS_BAD_ROWS);
            assertThat(importing
                            .importRoster(EligibilityHouse.LIN, house.campaign, preview.id(), true, "r")
                            .state()
                            .classes())
                    .containsEntry("clients", 10)
                    .containsEntry("peers", 10);
            assertRefused(
                    () -> importing.importRoster(EligibilityHouse.LIN, house.campaign, "unknown", true, "r"),
                    KitReason.NOT_FOUND);
        }
    }

    @Test
    void nobodyChangesARosterAfterTheFreeze() {
        try (EligibilityHouse house = new EligibilityHouse().open(10, 10)) {
            Roster before = house.roster();
            Preview late = new PreviewRoster(house.campaigns, house.previews, house.seal, house.ids)
                    .preview(EligibilityHouse.LIN, house.campaign, EligibilityHouse.sheet(12, 12))
                    .preview();

            assertRefused(
                    () -> new ImportRoster(house.campaigns, house.previews, house.rosters, house.clock)
                            .importRoster(EligibilityHouse.LIN, house.campaign, late.id(), false, "补录"),
                    KitReason.STEP_NOT_ALLOWED);
            assertRefused(
                    () -> house.sealing(house.roll).seal(EligibilityHouse.QIAO, house.campaign, "再封"),
                    KitReason.STEP_NOT_ALLOWED);
            assertThat(house.roster()).isEqualTo(before);
        }
    }

    @Test
    void keepsWhoImportedAndWhoSealedWithReasonAndTime() {
        try (EligibilityHouse house = new EligibilityHouse().drafted().imported(10, 10)) {
            Instant importedAt = house.clock.instant();
            house.clock.set(importedAt.plusSeconds(90));
            assertRefused(
                    () -> house.sealing(house.roll).seal(EligibilityHouse.QIAO, house.campaign, " "),
                    KitReason.FIELD_INVALID);
            assertRefused(
                    () -> house.sealing(house.roll).seal(EligibilityHouse.QIAO, house.campaign, null),
                    KitReason.FIELD_MISSING);

            Roster sealed = house.sealedRolls().roster();

            assertThat(sealed.imported()).isEqualTo(new Hand("county-lin", "county", "年度名册", importedAt));
            assertThat(sealed.sealed())
                    .isEqualTo(new Hand("county-qiao", "county", "核对无误", importedAt.plusSeconds(90)));
        }
    }

    private static List<RollRow> rows(EligibilityHouse house) {
        return house.door
                .database()
                .getCollection("roll", Document.class)
                .find()
                .map(document -> house.roll.require(document.getString("_id")).state())
                .into(new ArrayList<>());
    }

    private static void assertRefused(Runnable step, Reason reason) {
        assertThatThrownBy(step::run)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }
}
