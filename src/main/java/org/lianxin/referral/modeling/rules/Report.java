package org.lianxin.referral.modeling.rules;

import java.util.List;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;
import org.lianxin.referral.modeling.ModelFinding;
import org.lianxin.referral.modeling.Severity;

/** Where one rule writes what it finds in one file. */
record Report(String rule, String file, List<ModelFinding> findings) {

    void error(ModelElementInstance element, String message) {
        error(element.getAttributeValue("id"), message);
    }

    /** @param element the id of the place, or null for the whole file */
    void error(@Nullable String element, String message) {
        findings.add(new ModelFinding(rule, Severity.ERROR, message, file, element));
    }

    void warning(ModelElementInstance element, String message) {
        findings.add(new ModelFinding(rule, Severity.WARNING, message, file, element.getAttributeValue("id")));
    }
}
