package org.lianxin.referral.modeling.rules;

import org.camunda.bpm.model.dmn.DmnModelInstance;

/** One promise that every file of decision tables keeps. */
interface TableRule {

    /** Stable: people and documents refer to it. */
    String id();

    void check(DmnModelInstance tables, Report report);
}
