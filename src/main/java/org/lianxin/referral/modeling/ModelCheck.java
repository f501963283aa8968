package org.lianxin.referral.modeling;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
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
    private final ObjectProvider<DeclaredVariables> declared;
    private final Supplier<Map<String, byte[]>> live;

    @Autowired
    ModelCheck(
            ListableBeanFactory beans,
            ObjectProvider<DeclaredVariables> declared,
            ObjectProvider<DeployedFiles> deployed) {
        this(beans, declared, () -> deployed.getObject().latest());
    }

    /** @param live what the files under check may refer to beside each other */
    ModelCheck(
            ListableBeanFactory beans, ObjectProvider<DeclaredVariables> declared, Supplier<Map<String, byte[]>> live) {
        this.beans = beans;
        this.declared = declared;
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

    private House house() {
        return new House(this::isOpen, variables(false), variables(true));
    }

    private Set<String> variables(boolean sensitive) {
        return declared.stream()
                .flatMap(process -> process.variables().stream())
                .filter(variable -> variable.sensitive() == sensitive)
                .map(ProcessVariable::name)
                .collect(Collectors.toSet());
    }

    private boolean isOpen(String name) {
        return beans.containsBean(name)
                && (beans.isTypeMatch(name, JavaDelegate.class)
                        || beans.isTypeMatch(name, ExecutionListener.class)
                        || beans.isTypeMatch(name, TaskListener.class)
                        || beans.findAnnotationOnBean(name, ForDiagrams.class) != null);
    }
}
