package org.lianxin.referral.workbench;

/**
 * A place of a diagram where a case can stand.
 *
 * @param id as the engine's migration plans name it
 * @param kind cases move between steps of one kind only
 */
record Step(String id, String name, String kind) {

    /** Whether cases do not pass it at once. They wait in a gateway only where several ways join. */
    boolean holdsCases() {
        return !kind.endsWith("Gateway") && !kind.equals("intermediateThrowEvent");
    }
}
