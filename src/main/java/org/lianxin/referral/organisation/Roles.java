package org.lianxin.referral.organisation;

import java.util.Set;

/** The roles that diagrams name; each is a group of the engine. */
public final class Roles {

    public static final String CASEWORKER = "caseworker";
    public static final String SUPERVISOR = "supervisor";
    public static final String SIGNATORY = "signatory";
    public static final String DUTY_LEADER = "duty-leader";
    public static final String TOWN_CONTACT = "town-contact";
    public static final String LEGAL_COUNSEL = "legal-counsel";
    public static final String COUNSELLOR = "counsellor";
    public static final String MEDIATOR = "mediator";
    public static final String STATISTICIAN = "statistician";
    public static final String PROCESS_ADMIN = "process-admin";
    public static final String SYSTEM_ADMIN = "system-admin";

    static final Set<String> ALL = Set.of(
            CASEWORKER,
            SUPERVISOR,
            SIGNATORY,
            DUTY_LEADER,
            TOWN_CONTACT,
            LEGAL_COUNSEL,
            COUNSELLOR,
            MEDIATOR,
            STATISTICIAN,
            PROCESS_ADMIN,
            SYSTEM_ADMIN);

    private Roles() {}
}
