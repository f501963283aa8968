package org.lianxin.referral.workbench;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The way of a case through a diagram.
 *
 * @param steps in order; of branches that run at the same time one after the other
 * @param flows the ids of all sequence flows that were taken
 * @param stuck why it did not come to an end, empty if it did
 */
record CasePath(List<PassedStep> steps, Set<String> flows, String stuck) {

    /** The ids of all steps. */
    public Set<String> nodes() {
        return steps.stream().map(PassedStep::id).collect(Collectors.toSet());
    }

    /** What has a name for people. */
    public List<PassedStep> named() {
        return steps.stream().filter(step -> !step.name().isEmpty()).toList();
    }

    /** The ids of all steps and flows, for the drawing. */
    public String elements() {
        return Stream.concat(nodes().stream(), flows.stream()).collect(Collectors.joining(" "));
    }
}
