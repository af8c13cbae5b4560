package org.minkao.rectification.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Reason;
import org.minkao.kit.core.Refusal;
import org.minkao.rectification.cases.AdvanceCase.Call;
import org.minkao.rectification.cases.AdvanceCase.PlannedMeasure;
import org.minkao.rectification.cases.SeeCases.Inbox;
import org.minkao.rectification.fixture.Calendars;
import org.minkao.rectification.fixture.OpenedCase;
import org.minkao.rectification.fixture.People;
import org.minkao.rectification.reason.RectificationReason;

class AdvanceCaseTest {
    private final OpenedCase it = new OpenedCase();
    private final AdvanceCase advance = it.room.advance(Calendars.on(OpenedCase.TODAY));
    private final SeeCases see = it.room.see(Calendars.on(OpenedCase.TODAY));

    @Test
    void everyStepIsAudited() {
        it.closed();
        assertThat(it.room.cases.audited())
                .extracting(a -> a.action())
                .containsExactly(
                        "AssignCase",
                        "SubmitPlanCase",
                        "ApprovePlanCase",
                        "StartCase",
                        "SubmitCase",
                        "VerifyCase",
                        "ConfirmCase",
                        "CloseCase");
        assertThat(it.room.cases.audited()).allSatisfy(a -> {
            assertThat(a.subject()).isEqualTo("cases/" + it.id);
            assertThat(a.who()).isNotBlank();
        });
    }

    @Test
    void aCaseOfAnotherSectionDoesNotExist() {
        it.inProgress();
        Call call = it.by(People.OTHER_CHIEF);
        assertThat(refused(() -> see.one(it.id, People.OTHER_CHIEF))).isEqualTo(RectificationReason.CASE_NOT_FOUND);
        assertThat(refused(() -> advance.submit(call, "x", "FIXED"))).isEqualTo(RectificationReason.CASE_NOT_FOUND);
        assertThat(refused(() -> advance.addEvidence(call, "text/plain", bytes("x"))))
                .isEqualTo(RectificationReason.CASE_NOT_FOUND);
        assertThat(refused(() -> advance.verify(it.by(People.OTHER_DEPUTY), "x")))
                .isEqualTo(RectificationReason.CASE_NOT_FOUND);
        assertThat(see.ofCampaign(People.CAMPAIGN, Inbox.ALL, People.OTHER_CHIEF))
                .isEmpty();
        assertThat(it.room.files.size()).isZero();
    }

    @Test
    void evidenceIsKeptByItsHashAndReadWithinScopeOnly() {
        it.inProgress();
        var added = advance.addEvidence(it.by(People.CHIEF), "text/plain", bytes("整改前后对比"));
        String sha256 = added.file().sha256();
        assertThat(sha256).matches("[0-9a-f]{64}");
        assertThat(see.evidence(it.id, sha256, People.INSPECTOR).bytes()).isEqualTo(bytes("整改前后对比"));
        assertThat(see.evidence(it.id, sha256, People.STAFF).mediaType()).isEqualTo("text/plain");
        assertThat(refused(() -> see.evidence(it.id, sha256, People.OTHER_CHIEF)))
                .isEqualTo(RectificationReason.CASE_NOT_FOUND);
    }

    @Test
    void evidenceOfOneCaseIsNotReadThroughAnother() {
        it.inProgress();
        String sha256 = advance.addEvidence(it.by(People.CHIEF), "text/plain", bytes("x"))
                .file()
                .sha256();
        CaseId other = it.open("op-9", People.CANTEEN);
        assertThat(refused(() -> see.evidence(other, sha256, People.OTHER_CHIEF)))
                .isEqualTo(RectificationReason.EVIDENCE_NOT_FOUND);
    }

    @Test
    void nothingIsKeptOfWhatIsRefused() {
        it.inProgress();
        assertThat(refused(() -> advance.addEvidence(it.by(People.CHIEF), "image/png", bytes("no png"))))
                .isEqualTo(RectificationReason.EVIDENCE_TYPE);
        assertThat(refused(() -> advance.addEvidence(it.by(People.STAFF), "text/plain", bytes("x"))))
                .isEqualTo(KitReason.NOT_ALLOWED);
        assertThat(it.room.files.size()).isZero();
    }

    @Test
    void refusesAVersionThatMoved() {
        assertThat(refused(() -> advance.assign(new Call(it.id, People.OFFICE, 7L), "chief-chen", null)))
                .isEqualTo(KitReason.CHANGED_MEANWHILE);
        assertThat(advance.assign(new Call(it.id, People.OFFICE, 1L), "chief-chen", null)
                        .version())
                .isEqualTo(2);
    }

    @Test
    void namesTheFieldThatIsWrong() {
        Call office = it.by(People.OFFICE);
        assertThat(field(() -> advance.assign(office, null, null))).isEqualTo("owner");
        assertThat(field(() -> advance.submitPlan(office, null))).isEqualTo("measures");
        assertThat(field(() -> advance.submitPlan(office, List.of(new PlannedMeasure("x", "soon")))))
                .isEqualTo("measures[0].due");
        assertThat(field(() -> advance.submit(office, "x", "NOT_OURS"))).isEqualTo("outcome");
        assertThat(field(() -> advance.verify(office, " "))).isEqualTo("reason");
        assertThat(field(() -> advance.callBack(office, "CALL_BACK", null, "x")))
                .isEqualTo("satisfied");
        assertThat(field(() -> advance.askExtension(office, 0, "x"))).isEqualTo("workingDays");
    }

    @Test
    void mineIsWhatWaitsForMe() {
        assertThat(mine(People.OFFICE)).as("to be assigned").containsExactly(it.id);
        assertThat(mine(People.CHIEF)).isEmpty();
        advance.assign(it.by(People.OFFICE), "chief-chen", null);
        assertThat(mine(People.CHIEF)).containsExactly(it.id);
        assertThat(mine(People.STAFF)).as("not his case").isEmpty();
        advance.submitPlan(it.by(People.CHIEF), List.of(new PlannedMeasure("两小时内响应", "2026-03-20")));
        assertThat(mine(People.DEPUTY)).containsExactly(it.id);
        advance.approvePlan(it.by(People.DEPUTY), "同意");
        advance.start(it.by(People.CHIEF));
        advance.submit(it.by(People.CHIEF), "完成", "FIXED");
        assertThat(mine(People.INSPECTOR)).containsExactly(it.id);
        advance.verify(it.by(People.COUNTY), "属实");
        assertThat(mine(People.INSPECTOR)).isEmpty();
        assertThat(mine(People.COUNTY)).as("who verified does not confirm").isEmpty();
        assertThat(mine(People.OTHER_COUNTY)).containsExactly(it.id);
    }

    @Test
    void unitIsMySectionAndAllIsWhatIMaySee() {
        CaseId canteen = it.open("op-9", People.CANTEEN);
        assertThat(list(Inbox.UNIT, People.OTHER_CHIEF)).containsExactly(canteen);
        assertThat(list(Inbox.ALL, People.OTHER_CHIEF)).containsExactly(canteen);
        assertThat(list(Inbox.ALL, People.AUDITOR)).containsExactly(it.id, canteen);
        assertThat(refused(() -> list(Inbox.ALL, People.STRANGER))).isEqualTo(RectificationReason.OUT_OF_SCOPE);
    }

    private List<CaseId> mine(org.minkao.kit.core.Actor actor) {
        return list(Inbox.MINE, actor);
    }

    private List<CaseId> list(Inbox inbox, org.minkao.kit.core.Actor actor) {
        return see.ofCampaign(People.CAMPAIGN, inbox, actor).stream()
                .map(sight -> sight.state().id())
                .toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Reason refused(ThrowingCallable call) {
        return catchThrowableOfType(Refusal.class, call).reason();
    }

    private static String field(ThrowingCallable call) {
        return catchThrowableOfType(Refusal.class, call).field();
    }
}
