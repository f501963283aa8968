package org.lianxin.referral.security;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.DmnDecisionResultEntries;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.impl.juel.jakarta.el.BeanELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.MethodNotFoundException;
import org.camunda.spin.json.SpinJsonNode;
import org.jspecify.annotations.Nullable;
import org.lianxin.referral.modeling.ForDiagrams;
import org.springframework.util.StringUtils;

/**
 * Lets expressions call methods of values, of the execution and of beans for diagrams, and of nothing else. So no chain
 * of calls leads to the engine, a class, a file or the network; a method that is not found does not exist.
 */
final class SafeCalls extends BeanELResolver {

    /** Their own methods only: what they inherit leads to the engine's services and to the model. */
    private static final List<Class<?>> CONTRACTS = List.of(
            VariableScope.class,
            BaseDelegateExecution.class,
            DelegateExecution.class,
            DelegateTask.class,
            Iterable.class,
            Collection.class,
            List.class,
            Map.class,
            Map.Entry.class,
            Iterator.class,
            DmnDecisionResult.class,
            DmnDecisionResultEntries.class,
            DmnDecisionTableResult.class,
            DmnDecisionRuleResult.class);

    private static final List<Class<?>> VALUES =
            List.of(String.class, Number.class, Boolean.class, Character.class, Date.class, SpinJsonNode.class);

    private static final Set<String> PACKAGES_OF_VALUES = Set.of("java.time", "org.joda.time");

    /** They make objects of any class. */
    private static final Set<String> REFUSED = Set.of("mapTo", "unwrap");

    private final Map<Class<?>, Set<String>> permitted = new ConcurrentHashMap<>();

    SafeCalls() {
        super(true);
    }

    @Override
    public @Nullable Object invoke(
            ELContext context,
            @Nullable Object base,
            Object method,
            Class<?> @Nullable [] types,
            Object @Nullable [] arguments) {
        if (base != null && !permits(base, method.toString())) {
            throw new MethodNotFoundException(method + " is not open to expressions");
        }
        return super.invoke(context, base, method, types, arguments);
    }

    @Override
    public @Nullable Object getValue(ELContext context, @Nullable Object base, Object property) {
        if (base != null && !permitsReading(base, StringUtils.capitalize(property.toString()))) {
            throw new MethodNotFoundException(property + " is not open to expressions");
        }
        return super.getValue(context, base, property);
    }

    private boolean permitsReading(Object base, String property) {
        return permits(base, "get" + property) || permits(base, "is" + property);
    }

    private boolean permits(Object base, String method) {
        return permitted.computeIfAbsent(base.getClass(), SafeCalls::methods).contains(method);
    }

    private static Set<String> methods(Class<?> type) {
        Stream<Method> contracts = CONTRACTS.stream()
                .filter(contract -> contract.isAssignableFrom(type))
                .flatMap(contract -> Arrays.stream(contract.getDeclaredMethods()));
        Stream<Method> own = isValue(type) || type.isAnnotationPresent(ForDiagrams.class)
                ? Arrays.stream(type.getMethods()).filter(method -> method.getDeclaringClass() != Object.class)
                : Stream.empty();
        // By name, because it is the resolver that chooses among overloads.
        Set<String> ofClasses = Arrays.stream(type.getMethods())
                .filter(method -> Modifier.isStatic(method.getModifiers()))
                .map(Method::getName)
                .filter(name -> !name.equals("toString"))
                .collect(Collectors.toSet());
        return Stream.concat(contracts, own)
                .map(Method::getName)
                .filter(name -> !REFUSED.contains(name) && !ofClasses.contains(name))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isValue(Class<?> type) {
        return VALUES.stream().anyMatch(value -> value.isAssignableFrom(type))
                || PACKAGES_OF_VALUES.contains(type.getPackageName());
    }
}
