package org.minkao.evaluation.campaign;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A sound plan whose parts a test may change. */
public final class PlanBuilder {
    public String title = "示例局民主考评";
    public List<Plan.Commitment> commitments;
    public Boolean rehearsal;
    public int year = 2026;
    public List<Plan.Appraisee> appraisees = new ArrayList<>(List.of(
            new Plan.Appraisee("service-centre", "示例服务中心", "服务单位", "陈为民", "吴建平"),
            new Plan.Appraisee("archive", "示例档案室", "服务单位", "林小满", null)));
    public List<Plan.Dimension> dimensions = new ArrayList<>(
            List.of(dimension("d1", 60, item("q01", 50), item("q02", 50)), dimension("d2", 40, item("q03", 100))));
    public List<Plan.PlannedPhase> phases = new ArrayList<>(List.of(
            phase(Phase.MOBILISATION, "2026-12-01", "2026-12-05"),
            phase(Phase.CONSULTATION, "2026-12-06", "2026-12-15"),
            phase(Phase.SURVEY, "2026-12-18", "2026-12-31"),
            phase(Phase.RECTIFICATION, "2027-01-01", "2027-02-10")));
    public List<Plan.VoterClass> voterClasses = new ArrayList<>(List.of(
            new Plan.VoterClass("clients", "服务对象", 60, Plan.Publish.RECORDS, 120),
            new Plan.VoterClass("colleagues", "机关同事", 40, null, null)));
    public List<Plan.Option> scale = new ArrayList<>(List.of(
            option("非常满意", 100),
            option("满意", 80),
            option("基本满意", 60),
            option("不满意", 40),
            option("很不满意", 20),
            new Plan.Option("不了解", null)));
    public Plan.Scoring scoring = new Plan.Scoring(
            "r1",
            new BigDecimal(15),
            new BigDecimal(85),
            "renormalise",
            new BigDecimal(10),
            new Plan.Rounding(2, "HALF_UP"));
    public List<Plan.Grade> grades = new ArrayList<>(
            List.of(grade("优秀", 90, 100), grade("良好", 80, 90), grade("合格", 60, 80), grade("不合格", 0, 60)));
    public Plan.BallotTerms ballot = new Plan.BallotTerms(5, 10, 5, "t1");
    public Plan.Rectification rectification = new Plan.Rectification(new BigDecimal(75), 5, 20);
    public Plan.AppealTerms appeal;
    public List<Plan.VetoTrigger> vetoes = new ArrayList<>();
    public List<Plan.ListRule> lists = new ArrayList<>();
    public String previousCampaign;
    public List<Plan.Assignment> assignments = new ArrayList<>(List.of(
            assigned("county-lin", "county"),
            assigned("county-zhou", "county"),
            assigned("office-he", "office"),
            assigned("office-sun", "office"),
            assigned("leader-gao", "leader"),
            assigned("deputy-wu", "deputy", "service-centre"),
            assigned("chief-chen", "chief", "service-centre"),
            assigned("staff-liu", "staff", "service-centre"),
            assigned("chief-lin", "chief", "archive"),
            assigned("inspector-xu", "inspector"),
            assigned("inspector-ma", "inspector"),
            assigned("auditor-shen", "auditor")));

    public static PlanBuilder aPlan() {
        return new PlanBuilder();
    }

    public PlanBuilder alsoAssigned(Plan.Assignment assignment) {
        assignments.add(assignment);
        return this;
    }

    public Plan build() {
        return new Plan(
                title,
                "示例局",
                year,
                LocalDate.of(2026, 11, 20),
                List.of("有关通知"),
                List.of("实事求是"),
                "局考评办",
                "县考评办",
                List.of(new Plan.Correction("2023年2月", "2024-02-01", "年份有误")),
                List.of(new Plan.LeadingPost("组长", "局长", "高志远"), new Plan.LeadingPost("成员", "各科室负责人", null)),
                appraisees,
                dimensions,
                phases,
                voterClasses,
                new Plan.Scale(scale),
                scoring,
                grades,
                rectification,
                ballot,
                assignments,
                List.of(new Plan.Clause("遵守考评纪律", Plan.ClauseKind.DISCIPLINE)),
                commitments,
                rehearsal,
                appeal,
                vetoes,
                lists,
                previousCampaign);
    }

    public static Plan.Dimension dimension(String id, int weight, Plan.Item... items) {
        return new Plan.Dimension(id, "维度" + id, new BigDecimal(weight), List.of(items));
    }

    public static Plan.Item item(String id, int weight) {
        return new Plan.Item(id, "是否做到" + id, "做到了" + id, new BigDecimal(weight));
    }

    public static Plan.PlannedPhase phase(Phase kind, String start, String end) {
        return new Plan.PlannedPhase(kind, "阶段" + kind, LocalDate.parse(start), LocalDate.parse(end), null);
    }

    /** The plan with a task in one of its phases. */
    public PlanBuilder withTask(Phase phase, Plan.Task task) {
        phases = phases.stream()
                .map(each -> each.kind() == phase
                        ? new Plan.PlannedPhase(
                                each.kind(), each.name(), each.start(), each.end(), each.asWritten(), List.of(task))
                        : each)
                .toList();
        return this;
    }

    /** The plan with commitments of which the third question asks; their measures ask for this mark. */
    public PlanBuilder askingAboutCommitments(String target) {
        Plan.Measure measure = new Plan.Measure("来电当日答复的比例", new BigDecimal(target));
        commitments = List.of(
                new Plan.Commitment("c1", "service-centre", "来电当日答复", measure),
                new Plan.Commitment("c2", "archive", "查档当日答复", measure),
                new Plan.Commitment("c3", "archive", "延时开放", null));
        return askingAbout("c1", "c2");
    }

    public PlanBuilder askingAbout(String... asked) {
        dimensions = List.of(
                dimensions.getFirst(),
                dimension("d2", 40, new Plan.Item("q03", "是否做到", "说到做到", new BigDecimal(100), Arrays.asList(asked))));
        return this;
    }

    /** A plan that is only played through. */
    public static PlanBuilder aRehearsal() {
        PlanBuilder plan = new PlanBuilder();
        plan.rehearsal = true;
        plan.title = Plan.REHEARSAL_MARK + plan.title;
        return plan;
    }

    public static Plan.Task task(String id, Plan.Owner owner, String due) {
        return new Plan.Task(id, "做好" + id, owner, LocalDate.parse(due));
    }

    public static Plan.Option option(String label, int points) {
        return new Plan.Option(label, new BigDecimal(points));
    }

    public static Plan.Grade grade(String name, int min, int max) {
        return new Plan.Grade(name, new BigDecimal(min), new BigDecimal(max));
    }

    public static Plan.Assignment assigned(String person, String role, String... appraisees) {
        return new Plan.Assignment(person, "某" + person, role, Arrays.asList(appraisees), person + "@minkao.invalid");
    }
}
