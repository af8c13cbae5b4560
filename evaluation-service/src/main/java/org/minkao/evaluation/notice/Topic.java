package org.minkao.evaluation.notice;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/** What a section is about, told by its title or by the words that it begins with. */
enum Topic {
    BASIS("SUBJECT?依据"),
    LEADERSHIP("组织领导|组织机构|领导机构|领导小组|工作机构|机构设置"),
    PRINCIPLES("原则"),
    APPRAISEES("被?SUBJECT的?(?:对象|单位|范围)|对象(?:和|及|与|、)|^对象$"),
    VOTERS("SUBJECT的?(?:主体|人员|层面|代表|票种)|票种|投票(?:人员|主体)|权重"),
    DIMENSIONS("SUBJECT的?(?:主要)?(?:内容|指标|要点|项目)|[、和及与]内容|内容(?:和|及|与|、)|指标体系|^(?:主要)?内容$"),
    PHASES("步骤|阶段安排|SUBJECT的?时间|时间安排|进度安排|实施阶段|工作安排|SUBJECT的?程序"),
    SCALE("评分(?:等级|档次)|满意度(?:等次|等级|档次)|测评(?:等次|档次)|分值换算"),
    SCORING("SUBJECT的?(?:方式|方法)|计分|评分|记分|得分|加分|扣分|加减分|成绩"),
    GRADES("等次|等级|档次|结果的?(?:评定|确定)"),
    RESULT_USE("结果的?(?:运用|应用|使用)|奖惩|奖励"),
    DISCIPLINE("纪律|责任追究|处罚"),
    REQUIREMENTS("(?<!总体)要求|保障|措施");

    /** Sections of these hold sentences for people, in which the words of other topics mean nothing. */
    private static final Set<Topic> CLOSED = EnumSet.of(RESULT_USE, DISCIPLINE, REQUIREMENTS);

    private static final int LONGEST_HEADING = 14;
    private static final Pattern SENTENCE = Pattern.compile("[。;,]");
    private static final Pattern DOCUMENT = Pattern.compile("(?:方案|办法|通知|细则|意见|情况|部署)$");

    private final Pattern title;
    private final Pattern lead;
    private final Pattern outright;

    Topic(String words) {
        String pattern = words.replace("SUBJECT", "(?:(?:民主)?(?:考评|评议|测评|考核|评价|参评))");
        title = Pattern.compile(pattern);
        outright = Pattern.compile("^(?:本次)?(?:(?:民主)?(?:考评|评议|测评|考核|评价))?的?(?:" + pattern + ")(?:$|[和及与、])");
        lead = Pattern.compile(
                "^ *(?:本次|今年|此次|本办法所称|本方案所称|局|全局)?(?:的)?(?:" + pattern + ")(?:为|是|包括|包含|分|共|有|由|如下|主要|从|:)");
    }

    static Set<Topic> of(Section section) {
        return of(section.title().key(), section.content().key());
    }

    private static Set<Topic> of(String title, String content) {
        Set<Topic> topics = EnumSet.noneOf(Topic.class);
        Arrays.stream(values())
                .filter(topic -> topic.title.matcher(title).find())
                .forEach(topics::add);
        if (topics.isEmpty()) {
            Arrays.stream(values())
                    .filter(topic -> topic.lead.matcher(content).find())
                    .forEach(topics::add);
        }
        return topics;
    }

    /** Whether a line without a number is a heading by its words alone. */
    static boolean isHeading(String key) {
        String bare = key.strip();
        return bare.length() <= LONGEST_HEADING
                && !SENTENCE.matcher(bare).find()
                && !DOCUMENT.matcher(bare).find()
                && !of(bare, "").isEmpty();
    }

    /** Whether the section's title is this topic and nothing more, or its first words say so. */
    boolean isNamedBy(Section section) {
        return outright.matcher(section.title().key()).find()
                || lead.matcher(section.content().key()).find();
    }

    static boolean closed(Set<Topic> topics) {
        return topics.stream().anyMatch(CLOSED::contains);
    }
}
