package org.minkao.notification.events;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The words for codes in messages, in both languages: a reader never sees a constant's name. */
final class Words {
    /** One code's words. */
    private record Word(String zh, String en) {}

    /** For a code that a newer room sends and this one does not know yet. */
    private static final Word NEWS = new Word("有新进展", "there is news");

    private static final Map<String, Word> WORDS = Map.ofEntries(
            word("MOBILISATION", "发动部署", "mobilisation"),
            word("CONSULTATION", "征求意见、自查自纠", "consultation and self-inspection"),
            word("SURVEY", "问卷调查、接受测评", "survey"),
            word("RECTIFICATION", "完善制度、整改落实", "rectification"),
            word("SELF", "自查", "self-inspection"),
            word("ON_SITE", "上门考评", "on-site evaluation"),
            word("WEB", "网上提交", "by the web form"),
            word("LETTER", "来信", "by letter"),
            word("CALL", "来电", "by telephone"),
            word("MEETING", "座谈会", "at a meeting"),
            word("VISIT", "来访", "by a visit"),
            word("ASSIGN", "已指定整改责任人", "an officer was made responsible"),
            word("SUBMIT_PLAN", "已提交整改措施", "measures were submitted"),
            word("APPROVE_PLAN", "整改措施已批准", "the measures were approved"),
            word("RETURN_PLAN", "整改措施退回修改", "the measures were sent back"),
            word("START", "已开始整改", "work has begun"),
            word("ADD_EVIDENCE", "已补充整改佐证", "evidence was added"),
            word("RECORD_PROGRESS", "已登记整改进度", "progress was recorded"),
            word("SUBMIT", "已提交整改结果", "the outcome was submitted"),
            word("VERIFY", "已核验", "the outcome was verified"),
            word("RETURN", "退回继续整改", "the outcome was sent back"),
            word("CONFIRM", "已回访确认", "the call-back confirmed it"),
            word("DENY", "回访不满意，重新整改", "the call-back found it wanting"),
            word("REOPEN", "重新整改", "it was reopened"),
            word("CLOSE", "已销号", "it was closed"),
            word("PROPOSE_NOT_FEASIBLE", "申请认定暂不具备整改条件", "it was proposed as not feasible"),
            word("REFUSE_NOT_FEASIBLE", "未同意认定暂不具备整改条件", "it was not accepted as not feasible"),
            word("APPROVE_NOT_FEASIBLE", "已认定暂不具备整改条件", "it was accepted as not feasible"),
            word("DECLARE_NOT_OURS", "已认定不属于本单位职责", "it was found to be another body's duty"),
            word("ASK_EXTENSION", "已申请延长期限", "more time was asked for"),
            word("REFUSE_EXTENSION", "延长期限申请未获同意", "more time was refused"),
            word("APPROVE_EXTENSION", "期限已延长", "the deadline was extended"),
            word("RESULT", "考评结果", "the result"),
            word("ADJUSTMENT", "扣分", "a deduction"),
            word("VETO", "一票否决", "a veto"),
            word("UPHELD", "维持原结果", "the original stands"),
            word("REVISED", "予以更正", "it is revised"),
            word("FIXED", "已解决", "fixed"),
            word("PARTLY", "部分解决", "partly fixed"),
            word("NOT_FEASIBLE", "暂不具备整改条件，原因已公开", "not feasible, for a reason that is public"),
            word("NOT_OURS", "不属于本单位职责", "another body's duty"));

    private Words() {}

    static boolean knows(String code) {
        return WORDS.containsKey(code);
    }

    /** The parameter in both languages: `name` and `nameEn`. */
    static Map<String, String> both(String name, String code) {
        Word word = Optional.ofNullable(WORDS.get(code)).orElse(NEWS);
        Map<String, String> params = new HashMap<>();
        params.put(name, word.zh());
        params.put(name + "En", word.en());
        return params;
    }

    private static Map.Entry<String, Word> word(String code, String zh, String en) {
        return Map.entry(code, new Word(zh, en));
    }
}
