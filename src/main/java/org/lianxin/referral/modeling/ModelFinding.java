package org.lianxin.referral.modeling;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One thing wrong with a diagram, table or form, for the administrator who made it.
 *
 * @param rule the stable id of the rule, see {@code src/docs/model-rules.md}
 * @param message what is wrong and what to do, in Chinese
 * @param file the name of the file it is in
 * @param element the id of the element, if one can be named
 */
public record ModelFinding(String rule, Severity severity, String message, String file, @Nullable String element) {

    /** One line for people: place, sentence, rule. */
    public String line() {
        return "〔%s%s〕%s（%s）".formatted(file, element == null ? "" : " · " + element, message, rule);
    }

    /** All findings, one a line, in the order they were found. */
    public static String text(List<ModelFinding> findings) {
        return findings.stream().map(ModelFinding::line).collect(Collectors.joining("\n"));
    }
}
