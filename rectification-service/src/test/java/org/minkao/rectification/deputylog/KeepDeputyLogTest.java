package org.minkao.rectification.deputylog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Reason;
import org.minkao.kit.core.Refusal;
import org.minkao.rectification.fixture.Calendars;
import org.minkao.rectification.fixture.OpenedCase;
import org.minkao.rectification.fixture.People;
import org.minkao.rectification.reason.RectificationReason;

class KeepDeputyLogTest {
    private final OpenedCase opened = new OpenedCase();
    private final KeepDeputyLog log = opened.room.deputyLog(Calendars.on(OpenedCase.TODAY));

    @Test
    void theDeputyOfTheSectionRecordsTrainingAndVisits() {
        LogEntry entry = log.record(People.CAMPAIGN, People.DEPUTY, note(People.CENTRE, "2026-03-02"))
                .state();
        assertThat(entry.deputy()).isEqualTo("deputy-wu");
        assertThat(entry.kind()).isEqualTo(EntryKind.TRAINING);
        assertThat(opened.room.log.audited()).hasSize(1);
    }

    @Test
    void refusesAnotherSectionAndAnotherRole() {
        assertThat(refused(() -> log.record(People.CAMPAIGN, People.DEPUTY, note(People.CANTEEN, "2026-03-02"))))
                .isEqualTo(RectificationReason.OUT_OF_SCOPE);
        assertThat(refused(() -> log.record(People.CAMPAIGN, People.CHIEF, note(People.CENTRE, "2026-03-02"))))
                .isEqualTo(KitReason.NOT_ALLOWED);
    }

    @Test
    void refusesWhatHasNotHappenedYet() {
        assertThat(refused(() -> log.record(People.CAMPAIGN, People.DEPUTY, note(People.CENTRE, "2026-03-03"))))
                .isEqualTo(KitReason.FIELD_INVALID);
    }

    @Test
    void isReadWithinScope() {
        log.record(People.CAMPAIGN, People.DEPUTY, note(People.CENTRE, "2026-03-02"));
        assertThat(log.ofCampaign(People.CAMPAIGN, People.CHIEF)).hasSize(1);
        assertThat(log.ofCampaign(People.CAMPAIGN, People.COUNTY)).hasSize(1);
        assertThat(log.ofCampaign(People.CAMPAIGN, People.OTHER_DEPUTY)).isEmpty();
    }

    private static KeepDeputyLog.Note note(String appraisee, String heldOn) {
        return new KeepDeputyLog.Note("TRAINING", appraisee, heldOn, "服务规范培训", 23, "全体人员参加");
    }

    private static Reason refused(ThrowingCallable call) {
        return catchThrowableOfType(Refusal.class, call).reason();
    }
}
