package org.lianxin.referral.modeling.rules;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.impl.juel.AstBracket;
import org.camunda.bpm.impl.juel.AstDot;
import org.camunda.bpm.impl.juel.FunctionNode;
import org.camunda.bpm.impl.juel.IdentifierNode;
import org.camunda.bpm.impl.juel.Node;
import org.camunda.bpm.impl.juel.TreeBuilderException;
import org.camunda.bpm.model.xml.instance.DomElement;
import org.springframework.util.StringUtils;

/** An expression can be read and names only what is open to diagrams. What it calls is checked again when it runs. */
final class ExpressionRule implements DiagramRule {

    private static final Set<String> ENGINE = Set.of(
            "execution",
            "task",
            "decisionResult",
            "loopCounter",
            "nrOfInstances",
            "nrOfActiveInstances",
            "nrOfCompletedInstances");
    private static final Set<String> FUNCTIONS = Set.of("JSON", "S", "now", "dateTime");
    /** What every object has, and what leads from there to its class. */
    private static final Set<String> REFLECTION = Set.of("getClass", "class", "wait", "notify", "notifyAll");
    /** Their own methods only: what they inherit leads to the engine's services and to the model. */
    private static final Set<String> OF_SCOPES = Stream.of(
                    VariableScope.class, BaseDelegateExecution.class, DelegateExecution.class, DelegateTask.class)
            .flatMap(contract -> Arrays.stream(contract.getDeclaredMethods()))
            .map(Method::getName)
            .collect(Collectors.toUnmodifiableSet());

    private static final Set<String> MAKERS = Set.of(
            "elementVariable",
            "resultVariable",
            "target",
            "errorCodeVariable",
            "errorMessageVariable",
            "escalationCodeVariable");

    @Override
    public String id() {
        return "expression";
    }

    @Override
    public void check(Diagram diagram, Report report) {
        Set<String> known = known(diagram);
        Expressions.of(diagram).distinct().forEach(written -> {
            String place = written.place();
            try {
                Expressions.nodes(Expressions.parse(written.text()))
                        .forEach(node -> check(node, known, diagram.house(), place, report));
            } catch (TreeBuilderException e) {
                report.error(place, "表达式 %s 读不懂。请检查括号和引号。".formatted(written.text()));
            }
        });
        diagram.elements().forEach(element -> {
            String delegate = Diagram.camunda(element, "delegateExpression");
            if (delegate != null && !isBean(delegate, diagram.house())) {
                report.error(Diagram.place(element), "系统没有组件 %s。请写成 ${组件名}，并检查名称。".formatted(delegate));
            }
        });
    }

    private static boolean isBean(String delegate, House house) {
        return delegate.matches("\\$\\{\\w+}") && house.beans().test(delegate.substring(2, delegate.length() - 1));
    }

    private static void check(Node node, Set<String> known, House house, String place, Report report) {
        if (node instanceof IdentifierNode name
                && !known.contains(name.getName())
                && !house.beans().test(name.getName())) {
            report.error(place, "表达式里的“%s”既不是已知的变量，也不是系统提供的组件。请检查写法。".formatted(name.getName()));
        } else if (node instanceof FunctionNode function && !FUNCTIONS.contains(function.getName())) {
            report.error(place, "表达式里没有函数“%s”。请检查写法。".formatted(function.getName()));
        } else if ((node instanceof AstDot || node instanceof AstBracket) && !isOpen(node)) {
            report.error(place, "表达式要用的“%s”不对流程图开放。请只读写变量、调用系统提供的组件。".formatted(Expressions.member(node)));
        }
    }

    private static boolean isOpen(Node property) {
        String member = Expressions.member(property);
        boolean ofScope = property.getChild(0) instanceof IdentifierNode root
                && Set.of("execution", "task").contains(root.getName());
        return !REFLECTION.contains(member)
                && (!ofScope
                        || OF_SCOPES.contains(member)
                        || OF_SCOPES.contains("get" + StringUtils.capitalize(member)));
    }

    /** Declared in code, asked by a form, or made by the diagram itself. */
    private static Set<String> known(Diagram diagram) {
        Set<String> known = new HashSet<>(ENGINE);
        known.addAll(diagram.house().variables());
        known.addAll(diagram.models().formKeys());
        diagram.elements().forEach(element -> addMade(element, known));
        return known;
    }

    private static void addMade(DomElement element, Set<String> known) {
        for (String maker : MAKERS) {
            String name = Diagram.camunda(element, maker);
            if (name != null) {
                known.add(name);
            }
        }
        if (SensitiveRule.PARAMETERS.contains(element.getLocalName())) {
            known.add(element.getAttribute("name"));
        }
    }
}
