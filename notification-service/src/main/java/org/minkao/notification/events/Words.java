package org.minkao.notification.events;

import java.util.HashMap;
import java.util.Map;

/** The words for codes in messages, in both languages: a reader never sees a constant's name. */
final class Words {
    private static final Map<String, String> ZH = Map.ofEntries(
            Map.entry("MOBILISATION", "发动部署"),
            Map.entry("CONSULTATION", "征求意见、自查自纠"),
            Map.entry("SURVEY", "问卷调查、接受测评"),
            Map.entry("RECTIFICATION", "完善制度、整改落实"),
            Map.entry("SELF", "自查"),
            Map.entry("ON_SITE", "上门考评"),
            Map.entry("WEB", "网上提交"),
            Map.entry("LETTER", "来信"),
            Map.entry("CALL", "来电"),
            Map.entry("MEETING", "座谈会"),
            Map.entry("VISIT", "来访"),
            Map.entry("ASSIGN", "已指定整改责任人"),
            Map.entry("SUBMIT_PLAN", "已提交整改措施"),
            Map.entry("APPROVE_PLAN", "整改措施已批准"),
            Map.entry("RETURN_PLAN", "整改措施退回修改"),
            Map.entry("START", "已开始整改"),
            Map.entry("SUBMIT", "已提交整改结果"),
            Map.entry("VERIFY", "已核验"),
            Map.entry("RETURN", "退回继续整改"),
            Map.entry("CONFIRM", "已回访确认"),
            Map.entry("REOPEN", "重新整改"),
            Map.entry("CLOSE", "已销号"),
            Map.entry("EXTEND", "期限已延长"),
            Map.entry("FIXED", "已解决"),
            Map.entry("PARTLY", "部分解决"),
            Map.entry("NOT_FEASIBLE", "客观条件不具备，原因已公开"),
            Map.entry("NOT_OURS", "不属于本单位职责"));

    private Words() {}

    static String zh(String code) {
        return ZH.getOrDefault(code, "有新进展");
    }

    static String en(String code) {
        return code.toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }

    static boolean knows(String code) {
        return ZH.containsKey(code);
    }

    /** The parameter in both languages: `name` and `nameEn`. */
    static Map<String, String> both(String name, String code) {
        Map<String, String> params = new HashMap<>();
        params.put(name, zh(code));
        params.put(name + "En", en(code));
        return params;
    }
}
