package org.lianxin.referral.security;

import java.util.Set;
import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.Expression;
import org.camunda.bpm.engine.impl.el.JuelExpression;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.el.VariableContextElResolver;
import org.camunda.bpm.engine.impl.el.VariableScopeElResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ArrayELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ListELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.MapELResolver;
import org.jspecify.annotations.Nullable;

/** The expression language of diagrams, without the ways out of it: few beans, no Java but that of values, see {@link SafeCalls}. */
final class DiagramExpressions extends JuelExpressionManager {

    private final DiagramBeans open;

    DiagramExpressions(DiagramBeans open) {
        this.open = open;
    }

    @Override
    protected ELResolver createElResolver() {
        CompositeELResolver resolver = new CompositeELResolver();
        resolver.add(new VariableScopeElResolver());
        resolver.add(new VariableContextElResolver());
        resolver.add(open);
        resolver.add(new ArrayELResolver(true));
        resolver.add(new ListELResolver(true));
        resolver.add(new MapELResolver(true));
        resolver.add(new SafeCalls());
        return resolver;
    }

    /** Without a scope it is a query that evaluates: whatever way its expression came in, it is one of the known ones or none. */
    @Override
    public Expression createExpression(String text) {
        return new JuelExpression(createValueExpression(text), this, text) {
            @Override
            public @Nullable Object getValue(@Nullable VariableScope scope, @Nullable BaseDelegateExecution context) {
                if (scope == null) {
                    QueryExpressions.check(Set.of(text));
                }
                return super.getValue(scope, context);
            }
        };
    }
}
