package org.lianxin.referral.handoff;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** The agency file is not named, missing or has a mistake; the message names file, line and value. */
class AgencyFileException extends RuntimeException {

    private AgencyFileException(String message) {
        super(message);
    }

    static AgencyFileException notNamed() {
        return new AgencyFileException("没有指定协作机关名录。随程序附带的名录只是示例，不能用于实际工作。"
                + " (No agency file is named; the one inside the program is a sample.)");
    }

    static AgencyFileException missing(String file) {
        return new AgencyFileException("找不到协作机关名录 %1$s。 (The agency file %1$s does not exist.)".formatted(file));
    }

    static AgencyFileException mistake(String file, int line, String value, String chinese, String english) {
        return new AgencyFileException("%s 第 %d 行：%s，实际是“%s”。 (%s, line %d: %s, found \"%s\".)"
                .formatted(file, line, chinese, value, file, line, english, value));
    }

    /** Tells the operator what to set, without a stack trace. */
    static class Analyzer extends AbstractFailureAnalyzer<AgencyFileException> {

        @Override
        protected FailureAnalysis analyze(Throwable rootFailure, AgencyFileException cause) {
            return new FailureAnalysis(
                    cause.getMessage(),
                    "请把 lianxin.agencies 设为本单位的协作机关名录，例如 lianxin.agencies=file:./config/agencies.yaml，并改正其中的错误。"
                            + " (Set lianxin.agencies to your own agency file and correct the mistake named above.)",
                    cause);
        }
    }
}
