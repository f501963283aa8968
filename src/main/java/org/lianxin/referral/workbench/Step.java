package org.lianxin.referral.workbench;

/**
 * A place of a diagram that a case passes.
 *
 * @param id as the engine's migration plans name it
 * @param kind cases move between steps of one kind only
 * @param holdsCases whether they stay there for a person, an event or a job, and do not pass at once
 */
record Step(String id, String name, String kind, boolean holdsCases) {}
