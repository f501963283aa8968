package org.lianxin.referral.modeling;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.lianxin.referral.modeling.rules.Companions;
import org.lianxin.referral.modeling.rules.House;
import org.lianxin.referral.modeling.rules.Rules;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Service;

/** Checks diagrams, tables and forms before they go live. The rules are listed in {@code src/docs/model-rules.md}. */
@Service
public class ModelCheck {

    private final ListableBeanFactory beans;
    private final Supplier<Map<String, byte[]>> live;

    @Autowired
    ModelCheck(ListableBeanFactory beans, ObjectProvider<DeployedFiles> deployed) {
        this(beans, () -> deployed.getObject().latest());
    }

    /** @param live what the files under check may refer to beside each other */
    ModelCheck(ListableBeanFactory beans, Supplier<Map<String, byte[]>> live) {
        this.beans = beans;
        this.live = live;
    }

    /**
     * Everything that is wrong with the files, errors and warnings; empty when all is well. What a file refers to may be
     * among the files or be live already.
     *
     * @param files by file name, as in the folders {@code bpmn/} and {@code forms/}
     */
    public List<ModelFinding> check(Map<String, byte[]> files) {
        return Rules.check(files, live.get(), house());
    }

    /** What is wrong with what is live, by the rules of today. */
    public List<ModelFinding> checkLive() {
        return Rules.check(live.get(), Map.of(), house());
    }

    /** The live files that have to be deployed with these, because a diagram finds its forms in its own deployment only. */
    Map<String, byte[]> companions(Map<String, byte[]> files) {
        return companions(files, live.get());
    }

    /** Those of the other files that have to be deployed with these. */
    public Map<String, byte[]> companions(Map<String, byte[]> files, Map<String, byte[]> others) {
        return Companions.of(files, others);
    }

    House house() {
        return new House(
                this::isOpen,
                this::reachesOutside,
                variables(false),
                variables(true),
                types(),
                declared(DeclaredRoles.class, roles -> roles.ids().stream()),
                declared(DeclaredErrors.class, errors -> errors.codes().stream()));
    }

    private Set<String> variables(boolean sensitive) {
        return declared(DeclaredVariables.class, process -> process.variables().stream()
                .filter(variable -> variable.sensitive() == sensitive)
                .map(ProcessVariable::name));
    }

    /** Processes that share a variable declare it alike. */
    private Map<String, Class<?>> types() {
        Map<String, Class<?>> types = new HashMap<>();
        beans.getBeanProvider(DeclaredVariables.class).stream()
                .flatMap(process -> process.variables().stream())
                .forEach(variable -> types.put(variable.name(), variable.type()));
        return types;
    }

    private <T> Set<String> declared(Class<T> kind, Function<T, Stream<String>> names) {
        return beans.getBeanProvider(kind).stream().flatMap(names).collect(Collectors.toSet());
    }

    private boolean isOpen(String name) {
        return beans.containsBean(name)
                && (beans.isTypeMatch(name, JavaDelegate.class)
                        || beans.isTypeMatch(name, ExecutionListener.class)
                        || beans.isTypeMatch(name, TaskListener.class)
                        || beans.findAnnotationOnBean(name, ForDiagrams.class) != null);
    }

    private boolean reachesOutside(String name) {
        return beans.containsBean(name) && beans.findAnnotationOnBean(name, ReachesOutside.class) != null;
    }
}
