package org.lianxin.referral.modeling;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.lianxin.referral.modeling.rules.House;
import org.lianxin.referral.modeling.rules.Rules;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/** Checks diagrams, tables and forms before they go live. The rules are listed in {@code src/docs/model-rules.md}. */
@Service
public class ModelCheck {

    private final ListableBeanFactory beans;
    private final ObjectProvider<DeclaredVariables> declared;
    private final ObjectProvider<DeployedFiles> deployed;

    ModelCheck(
            ListableBeanFactory beans,
            ObjectProvider<DeclaredVariables> declared,
            ObjectProvider<DeployedFiles> deployed) {
        this.beans = beans;
        this.declared = declared;
        this.deployed = deployed;
    }

    /**
     * Everything that is wrong with the files, errors and warnings; empty when all is well. What a file refers to may be
     * among the files or be live already.
     *
     * @param files by file name, as in the folders {@code bpmn/} and {@code forms/}
     */
    public List<ModelFinding> check(Map<String, byte[]> files) {
        return Rules.check(files, deployed.getObject().latest(), house());
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
