package org.lianxin.referral.modeling.rules;

import java.util.Locale;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.LiteralExpression;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;

/** Tables are written in FEEL, can be read, and call no Java. */
final class FeelRule implements TableRule {

    @Override
    public String id() {
        return "feel";
    }

    @Override
    public void check(DmnModelInstance tables, Report report) {
        for (InputEntry entry : tables.getModelElementsByType(InputEntry.class)) {
            String test = entry.getTextContent().strip();
            // Nothing or a dash: any value will do.
            boolean any = test.isEmpty() || test.equals("-");
            check(entry, entry.getExpressionLanguage(), test, any || Feel.isTest(test), report);
        }
        for (LiteralExpression value : tables.getModelElementsByType(LiteralExpression.class)) {
            String text = value.getTextContent().strip();
            check(
                    value,
                    value.getExpressionLanguage(),
                    text,
                    text.isEmpty() || Feel.parse(text).isPresent(),
                    report);
        }
    }

    private static void check(
            ModelElementInstance cell, @Nullable String language, String text, boolean readable, Report report) {
        if (language != null && !language.toLowerCase(Locale.ROOT).contains("feel")) {
            report.error(cell, "决策表只能用 FEEL，这里用了“%s”。请把表达式语言改为 feel。".formatted(language));
        } else if (!readable) {
            report.error(cell, "这一格读不懂，不是 FEEL。请检查引号和括号。");
        } else if (text.matches("(?s).*\\bexternal\\b.*")) {
            report.error(cell, "决策表不能调用外部函数（external）。请删除。");
        }
    }
}
