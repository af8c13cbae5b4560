package org.minkao.evaluation.eligibility;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A column the roster may have, by the headings clerks give it. */
enum RosterColumn {
    NAME("姓名|名字|name|full name"),
    PHONE("手机号|手机|手机号码|电话|联系电话|phone|mobile|phone number"),
    EMAIL("邮箱|电子邮箱|电子邮件|email|e-mail|mail"),
    UNIT("单位|工作单位|所在单位|unit|organisation|organization"),
    VOTER_CLASS("票种|投票层面|层面|类别|class|voter class"),
    /** Says that a row only has the name of somebody who is judged. */
    NAMESAKE("同名不同人|namesake");

    private final String headings;

    RosterColumn(String headings) {
        this.headings = headings;
    }

    static Optional<RosterColumn> of(String heading) {
        String plain = RosterText.plain(heading).toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(column -> List.of(column.headings.split("\\|", -1)).contains(plain))
                .findFirst();
    }
}
