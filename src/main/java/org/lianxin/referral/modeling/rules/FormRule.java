package org.lianxin.referral.modeling.rules;

import com.fasterxml.jackson.databind.JsonNode;

/** One promise that every form keeps. */
interface FormRule {

    /** Stable: people and documents refer to it. */
    String id();

    void check(JsonNode form, Report report);
}
