package org.lianxin.referral.organisation;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells the operator what to correct, without a stack trace. */
class OrganisationFileFailureAnalyzer extends AbstractFailureAnalyzer<OrganisationFileException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, OrganisationFileException cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "改正该文件，或用 lianxin.organisation 指定另一个文件，例如 file:./config/organisation.yaml。"
                        + " (Correct the file, or name another one with the key lianxin.organisation.)",
                cause);
    }
}
