package org.lianxin.referral.modeling.rules;

import java.util.regex.Pattern;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Rule;

/** Every row of a table says where it comes from, so that the next person knows whether she may change it. */
final class SourceRule implements TableRule {

    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

    @Override
    public String id() {
        return "table-source";
    }

    @Override
    public void check(DmnModelInstance tables, Report report) {
        for (Rule row : tables.getModelElementsByType(Rule.class)) {
            if (row.getDescription() == null
                    || !CHINESE.matcher(row.getDescription().getTextContent()).find()) {
                report.error(row, "这一行没有说明依据。请在批注（Annotation）里写明来源，例如哪部法律第几条，或者“内部时限”。");
            }
        }
    }
}
