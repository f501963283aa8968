package org.lianxin.referral.letter;

import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.exceptions.TemplateProcessingException;
import org.thymeleaf.standard.expression.IStandardVariableExpression;
import org.thymeleaf.standard.expression.IStandardVariableExpressionEvaluator;
import org.thymeleaf.standard.expression.StandardExpressionExecutionContext;

/** An expression names a part of the letter and can do nothing else: templates are files that an administrator edits. */
class PartsOnly implements IStandardVariableExpressionEvaluator {

    @Override
    public @Nullable Object evaluate(
            IExpressionContext context,
            IStandardVariableExpression expression,
            StandardExpressionExecutionContext execution) {
        String name = expression.getExpression();
        if (!context.containsVariable(name)) {
            throw new TemplateProcessingException("没有名为 %s 的内容，可用的有 %s".formatted(name, context.getVariableNames()));
        }
        return context.getVariable(name);
    }
}
