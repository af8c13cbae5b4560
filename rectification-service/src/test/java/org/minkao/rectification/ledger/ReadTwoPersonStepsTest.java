package org.minkao.rectification.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.minkao.kit.core.Actor;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;
import org.minkao.rectification.cases.AdvanceCase;
import org.minkao.rectification.fixture.Calendars;
import org.minkao.rectification.fixture.OpenedCase;
import org.minkao.rectification.fixture.People;
import org.minkao.rectification.ledger.TwoPersonStep.Hand;
import org.minkao.rectification.ledger.TwoPersonStep.Kind;
import org.minkao.rectification.people.CampaignId;
import org.minkao.rectification.reason.RectificationReason;
import org.minkao.rectification.sanction.HandleSanction;

class ReadTwoPersonStepsTest {
    private static final LocalDate TODAY = LocalDate.parse(OpenedCase.TODAY);
    private static final Instant AT = Instant.parse("2026-03-02T02:00:00Z");

    private final OpenedCase opened = new OpenedCase();
    private final AdvanceCase advance = opened.room.advance(Calendars.on(OpenedCase.TODAY));
    private final ReadTwoPersonSteps read = opened.room.twoPersonSteps();

    @Test
    void listsEveryKindEvenWhenNothingHappened() {
        assertThat(counts()).isEqualTo(Map.of(Kind.EXTENSION, 0, Kind.NOT_FEASIBLE, 0, Kind.SANCTION, 0));
        assertThat(entries()).isEmpty();
    }

    @Test
    void namesWhoAskedForAnExtensionAndWhoGrantedIt() {
        opened.inProgress();
        advance.askExtension(opened.by(People.CHIEF), 3, "等待配件");
        assertThat(counts()).containsEntry(Kind.EXTENSION, 0);
        advance.refuseExtension(opened.by(People.DEPUTY), "理由不足");
        assertThat(counts()).containsEntry(Kind.EXTENSION, 0);
        advance.askExtension(opened.by(People.CHIEF), 2, "配件已发货");
        advance.approveExtension(opened.by(People.DEPUTY), "同意");

        assertThat(counts()).containsEntry(Kind.EXTENSION, 1);
        assertThat(entries())
                .containsExactly(new TwoPersonStep(
                        Kind.EXTENSION,
                        "cases/ZG-2026-001",
                        new Hand("chief-chen", "chief", "配件已发货", TODAY, AT),
                        new Hand("deputy-wu", "deputy", "同意", TODAY, AT)));
    }

    @Test
    void keepsWhatAReopeningForgets() {
        opened.inProgress();
        advance.askExtension(opened.by(People.CHIEF), 3, "等待配件");
        advance.approveExtension(opened.by(People.DEPUTY), "同意");
        advance.proposeNotFeasible(opened.by(People.CHIEF), "房屋产权不明");
        advance.approveNotFeasible(opened.by(People.COUNTY), "情况属实");
        advance.reopen(opened.by(People.OFFICE), "产权已明确");

        assertThat(counts()).containsEntry(Kind.EXTENSION, 1).containsEntry(Kind.NOT_FEASIBLE, 1);
        assertThat(entries())
                .filteredOn(step -> step.kind() == Kind.NOT_FEASIBLE)
                .containsExactly(new TwoPersonStep(
                        Kind.NOT_FEASIBLE,
                        "cases/ZG-2026-001",
                        new Hand("chief-chen", "chief", "房屋产权不明", TODAY, AT),
                        new Hand("county-lin", "county", "情况属实", TODAY, AT)));
    }

    @Test
    void countsASanctionOnceItIsDecided() {
        HandleSanction handle = opened.room.handleSanction(Calendars.on(OpenedCase.TODAY));
        var proposed = handle.propose(
                People.CAMPAIGN,
                People.DISCIPLINE,
                new HandleSanction.Proposal(opened.id.value(), People.CENTRE, "chief-chen", "MINOR", "迟报"));
        handle.hear(proposed.state().id(), People.DISCIPLINE, OpenedCase.TODAY, "今后按时");
        assertThat(counts()).containsEntry(Kind.SANCTION, 0);
        handle.decide(proposed.state().id(), People.LEADER, "REMINDER", "初犯");

        assertThat(counts()).containsEntry(Kind.SANCTION, 1);
        assertThat(entries())
                .containsExactly(new TwoPersonStep(
                        Kind.SANCTION,
                        "sanctions/" + proposed.state().id(),
                        new Hand("discipline-qin", "discipline", "迟报", TODAY, AT),
                        new Hand("leader-gao", "leader", "初犯", TODAY, AT)));
    }

    @Test
    void tellsASanctionsGroundOnlyToDisciplineAndLeaders() {
        opened.inProgress();
        advance.askExtension(opened.by(People.CHIEF), 3, "等待配件");
        advance.approveExtension(opened.by(People.DEPUTY), "同意");
        decidedSanction();
        for (Actor knows : List.of(People.DISCIPLINE, People.LEADER)) {
            assertThat(reasons(Kind.SANCTION, knows)).containsExactly("迟报", "初犯");
        }
        for (Actor checks : List.of(
                People.AUDITOR, People.COUNTY, People.person("auditor-bai", "auditor", "discipline", "leader"))) {
            assertThat(reasons(Kind.SANCTION, checks)).containsExactly(null, null);
            assertThat(reasons(Kind.EXTENSION, checks)).containsExactly("等待配件", "同意");
            assertThat(read.entries(People.CAMPAIGN, checks))
                    .filteredOn(step -> step.kind() == Kind.SANCTION)
                    .singleElement()
                    .satisfies(step -> {
                        assertThat(step.first().person()).isEqualTo("discipline-qin");
                        assertThat(step.second()).isEqualTo(new Hand("leader-gao", "leader", null, TODAY, AT));
                    });
        }
    }

    private List<String> reasons(Kind kind, Actor reader) {
        return read.entries(People.CAMPAIGN, reader).stream()
                .filter(step -> step.kind() == kind)
                .flatMap(step -> Stream.of(step.first(), step.second()))
                .map(Hand::reason)
                .toList();
    }

    private void decidedSanction() {
        HandleSanction handle = opened.room.handleSanction(Calendars.on(OpenedCase.TODAY));
        var proposed = handle.propose(People.CAMPAIGN, People.DISCIPLINE, breach("迟报"));
        handle.hear(proposed.state().id(), People.DISCIPLINE, OpenedCase.TODAY, "今后按时");
        handle.decide(proposed.state().id(), People.LEADER, "REMINDER", "初犯");
    }

    @ParameterizedTest
    @ValueSource(strings = {"office", "deputy", "chief", "staff", "inspector", "ops", "subscriber"})
    void namesPeopleOnlyToThoseWhoOversee(String role) {
        assertThat(catchThrowableOfType(
                                Refusal.class, () -> read.entries(People.CAMPAIGN, People.person("somebody", role)))
                        .reason())
                .isEqualTo(KitReason.NOT_ALLOWED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"discipline", "auditor", "leader"})
    void namesPeopleToNobodyOfAnotherCampaign(String role) {
        assertThat(catchThrowableOfType(
                                Refusal.class, () -> read.entries(People.CAMPAIGN, People.person("somebody", role)))
                        .reason())
                .isEqualTo(RectificationReason.OUT_OF_SCOPE);
    }

    @Test
    void namesPeopleToThoseWhoOverseeThisCampaign() {
        for (Actor overseer : List.of(People.DISCIPLINE, People.COUNTY, People.AUDITOR, People.LEADER)) {
            assertThat(read.entries(People.CAMPAIGN, overseer)).isEmpty();
        }
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "\u3000"})
    void nobodyTakesPartWithoutAReason(String reason) {
        opened.inProgress();
        asksFor("reason", () -> advance.askExtension(opened.by(People.CHIEF), 3, reason));
        advance.askExtension(opened.by(People.CHIEF), 3, "等待配件");
        asksFor("reason", () -> advance.approveExtension(opened.by(People.DEPUTY), reason));
        asksFor("reason", () -> advance.proposeNotFeasible(opened.by(People.CHIEF), reason));
        advance.proposeNotFeasible(opened.by(People.CHIEF), "房屋产权不明");
        asksFor("reason", () -> advance.approveNotFeasible(opened.by(People.COUNTY), reason));
        HandleSanction handle = opened.room.handleSanction(Calendars.on(OpenedCase.TODAY));
        asksFor("ground", () -> handle.propose(People.CAMPAIGN, People.DISCIPLINE, breach(reason)));
        var proposed = handle.propose(People.CAMPAIGN, People.DISCIPLINE, breach("迟报"));
        handle.hear(proposed.state().id(), People.DISCIPLINE, OpenedCase.TODAY, "今后按时");
        asksFor("reason", () -> handle.decide(proposed.state().id(), People.LEADER, "REMINDER", reason));

        assertThat(entries()).isEmpty();
    }

    private HandleSanction.Proposal breach(String ground) {
        return new HandleSanction.Proposal(opened.id.value(), People.CENTRE, "chief-chen", "MINOR", ground);
    }

    private static void asksFor(String field, ThrowingCallable step) {
        Refusal refusal = catchThrowableOfType(Refusal.class, step);
        assertThat(refusal.field()).isEqualTo(field);
        assertThat(refusal.detail()).contains(field, "expected: ");
    }

    @Test
    void refusesACampaignNobodyKnows() {
        assertThat(catchThrowableOfType(Refusal.class, () -> read.counts(new CampaignId("bbbqeayeaudaocajbifqydiob4"))))
                .isNotNull();
    }

    private Map<Kind, Integer> counts() {
        return read.counts(People.CAMPAIGN);
    }

    private List<TwoPersonStep> entries() {
        return read.entries(People.CAMPAIGN, People.DISCIPLINE);
    }
}
