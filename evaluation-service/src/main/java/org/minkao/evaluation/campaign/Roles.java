package org.minkao.evaluation.campaign;

/** The roles a person can have in a campaign, as tokens and assignments write them. */
public final class Roles {
    public static final String COUNTY = "county";
    public static final String OFFICE = "office";
    public static final String LEADER = "leader";
    public static final String DEPUTY = "deputy";
    public static final String CHIEF = "chief";
    public static final String STAFF = "staff";
    public static final String INSPECTOR = "inspector";
    public static final String DISCIPLINE = "discipline";
    public static final String AUDITOR = "auditor";

    private Roles() {}
}
