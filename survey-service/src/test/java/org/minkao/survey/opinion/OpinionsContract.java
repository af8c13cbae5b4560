package org.minkao.survey.opinion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minkao.kit.core.AuditEntry;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;
import org.minkao.kit.core.Versioned;
import org.minkao.survey.paging.Place;

/** What every store of opinions must do. */
public abstract class OpinionsContract {
    private static final LocalDate DAY = LocalDate.parse("2026-12-07");

    private Opinions opinions;
    private String campaign;

    /** An empty store. */
    protected abstract Opinions empty();

    @BeforeEach
    void open() {
        opinions = empty();
        campaign = "campaign-" + System.nanoTime();
    }

    @Test
    void givesBackWhatWasKept() {
        Opinion opinion = said("a", "service-centre", DAY);
        opinions.insert("a", opinion, List.of(), audit());

        assertThat(opinions.find("a")).hasValue(new Versioned<>(opinion, 1));
        assertThat(opinions.find("b")).isEmpty();
    }

    @Test
    void keepsEveryFieldOfALongWay() {
        Opinion.By by = new Opinion.By("office-he", DAY);
        Opinion triaged = said("a", null, DAY)
                .triage("service-centre", new Opinion.Assessment("q02", Severity.MAJOR), by)
                .after();
        Opinion raised = triaged.raise(new Opinion.RaisedFinding("报修慢", "q02", Severity.MAJOR, DAY), by)
                .after();
        Opinion settled = raised.follow(new Opinion.CaseTrace("c", "ZG-1", DAY, DAY.plusDays(20), null, null), by)
                .after()
                .settle(new Opinion.CaseTrace("c", "ZG-1", DAY, DAY.plusDays(20), DAY, "FIXED"), by)
                .after();
        Versioned<Opinion> first = opinions.insert("a", triaged, List.of(), audit());

        opinions.save("a", first, settled, List.of(), null);

        assertThat(opinions.find("a")).hasValue(new Versioned<>(settled, 2));
    }

    @Test
    void refusesATakenId() {
        opinions.insert("a", said("a", null, DAY), List.of(), audit());

        refused(KitReason.ALREADY_EXISTS, () -> opinions.insert("a", said("a", null, DAY), List.of(), audit()));
    }

    @Test
    void refusesToSaveOverAnotherChange() {
        Opinion opinion = said("a", null, DAY);
        Versioned<Opinion> read = opinions.insert("a", opinion, List.of(), audit());
        opinions.save("a", read, opinion, List.of(), audit());

        refused(KitReason.CHANGED_MEANWHILE, () -> opinions.save("a", read, opinion, List.of(), audit()));
    }

    @Test
    void listsNewestFirstAndOnlyWhatWasAskedFor() {
        opinions.insert("a", said("a", "service-centre", DAY), List.of(), audit());
        opinions.insert("b", said("b", "other-section", DAY.plusDays(1)), List.of(), audit());
        opinions.insert("c", said("c", null, DAY.minusDays(1)), List.of(), audit());

        assertThat(ids(opinions.ofCampaign(campaign, Wanted.FIRST, 10))).containsExactly("b", "a", "c");
        assertThat(ids(opinions.ofCampaign(campaign, Wanted.FIRST, 2))).containsExactly("b", "a");
        assertThat(ids(opinions.ofCampaign("elsewhere", Wanted.FIRST, 10))).isEmpty();
        assertThat(ids(opinions.ofSections(campaign, Set.of("service-centre"), Wanted.FIRST, 10)))
                .containsExactly("a");
    }

    @Test
    void goesOnBehindTheLastOneSeenWhateverCameInMeanwhile() {
        for (String id : List.of("a", "b", "c")) {
            opinions.insert(id, said(id, id.equals("b") ? null : "service-centre", DAY), List.of(), audit());
        }
        opinions.insert("d", said("d", "service-centre", DAY.minusDays(1)), List.of(), audit());
        assertThat(ids(opinions.ofCampaign(campaign, Wanted.FIRST, 2))).containsExactly("a", "b");

        opinions.insert("aa", said("aa", "service-centre", DAY), List.of(), audit());
        opinions.insert("e", said("e", "service-centre", DAY.plusDays(1)), List.of(), audit());

        assertThat(ids(opinions.ofCampaign(campaign, behind(DAY, "b"), 2))).containsExactly("c", "d");
        assertThat(ids(opinions.ofCampaign(campaign, behind(DAY.minusDays(1), "d"), 2)))
                .isEmpty();
        assertThat(ids(opinions.ofSections(campaign, Set.of("service-centre"), behind(DAY, "a"), 9)))
                .containsExactly("aa", "c", "d");
        assertThat(ids(opinions.ofSections(campaign, Set.of("other-section"), behind(DAY, "a"), 9)))
                .isEmpty();
    }

    @Test
    void listsOneStatusWhenItIsAskedFor() {
        Opinion.By by = new Opinion.By("office-he", DAY);
        for (String id : List.of("a", "b", "c")) {
            Opinion opinion = said(id, "service-centre", DAY);
            Opinion kept = id.equals("b")
                    ? opinion
                    : opinion.triage("service-centre", new Opinion.Assessment(null, Severity.MINOR), by)
                            .after();
            opinions.insert(id, kept, List.of(), audit());
        }

        Wanted triaged = new Wanted(Status.TRIAGED, null);
        assertThat(ids(opinions.ofCampaign(campaign, triaged, 9))).containsExactly("a", "c");
        assertThat(ids(opinions.ofCampaign(campaign, new Wanted(Status.TRIAGED, new Place(DAY, "a")), 9)))
                .containsExactly("c");
        assertThat(ids(opinions.ofSections(campaign, Set.of("service-centre"), triaged, 9)))
                .containsExactly("a", "c");
        assertThat(ids(opinions.ofCampaign(campaign, new Wanted(Status.CLOSED, null), 9)))
                .isEmpty();
    }

    private static Wanted behind(LocalDate day, String id) {
        return new Wanted(null, new Place(day, id));
    }

    private static List<String> ids(List<Versioned<Opinion>> found) {
        return found.stream().map(o -> o.state().id().value()).toList();
    }

    private static AuditEntry audit() {
        return new AuditEntry("office-he", "ReceiveOpinion", "opinions/a", null);
    }

    private Opinion said(String id, @Nullable String appraisee, LocalDate on) {
        return Opinion.receive(
                        new OpinionId(id),
                        campaign,
                        new Opinion.Said(Channel.LETTER, on, "空调报修一周未处理", null),
                        appraisee,
                        new Opinion.By("office-he", on))
                .after();
    }

    private static void refused(KitReason reason, Runnable action) {
        assertThatThrownBy(action::run)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }
}
