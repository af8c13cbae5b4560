package org.minkao.local;

import java.util.List;

/** The demo people of the realm: username = subject of their tokens, role = its first word. */
final class People {

    static final List<String> USERNAMES = List.of(
            "county-lin",
            "county-zhou",
            "office-he",
            "office-sun",
            "leader-gao",
            "deputy-wu",
            "chief-chen",
            "chief-fang",
            "staff-liu",
            "inspector-xu",
            "inspector-ma",
            "inspector-qi",
            "discipline-tang",
            "auditor-shen",
            "ops-qian");

    private People() {}
}
