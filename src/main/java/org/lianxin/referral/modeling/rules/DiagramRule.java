package org.lianxin.referral.modeling.rules;

/** One promise that every diagram keeps. */
interface DiagramRule {

    /** Stable: people and documents refer to it. */
    String id();

    void check(Diagram diagram, Report report);
}
