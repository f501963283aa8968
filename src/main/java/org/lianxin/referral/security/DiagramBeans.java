package org.lianxin.referral.security;

import java.beans.FeatureDescriptor;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.PropertyNotWritableException;
import org.jspecify.annotations.Nullable;
import org.lianxin.referral.modeling.ForDiagrams;
import org.springframework.beans.factory.ListableBeanFactory;

/** Finds beans by name for expressions: delegates, listeners and what is marked {@link ForDiagrams}; no other bean exists for them. */
final class DiagramBeans extends ELResolver {

    private final ListableBeanFactory beans;
    private final Map<String, Boolean> open = new ConcurrentHashMap<>();

    DiagramBeans(ListableBeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public @Nullable Object getValue(ELContext context, @Nullable Object base, Object name) {
        if (base != null || !open.computeIfAbsent(name.toString(), this::isOpen)) {
            return null;
        }
        context.setPropertyResolved(true);
        return beans.getBean(name.toString());
    }

    private boolean isOpen(String name) {
        return beans.containsBean(name)
                && (beans.isTypeMatch(name, JavaDelegate.class)
                        || beans.isTypeMatch(name, ExecutionListener.class)
                        || beans.isTypeMatch(name, TaskListener.class)
                        || beans.findAnnotationOnBean(name, ForDiagrams.class) != null);
    }

    @Override
    public @Nullable Class<?> getType(ELContext context, @Nullable Object base, Object property) {
        return null;
    }

    @Override
    public boolean isReadOnly(ELContext context, @Nullable Object base, Object property) {
        return true;
    }

    @Override
    public void setValue(ELContext context, @Nullable Object base, Object property, @Nullable Object value) {
        if (base == null && open.getOrDefault(property.toString(), false)) {
            throw new PropertyNotWritableException(property.toString());
        }
    }

    @Override
    public @Nullable Class<?> getCommonPropertyType(ELContext context, @Nullable Object base) {
        return null;
    }

    @Override
    public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, @Nullable Object base) {
        return Collections.emptyIterator();
    }
}
