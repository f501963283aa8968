package org.lianxin.referral.modeling.rules;

import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.impl.juel.AstMethod;
import org.camunda.bpm.impl.juel.IdentifierNode;
import org.camunda.bpm.impl.juel.Node;
import org.camunda.bpm.impl.juel.TreeBuilderException;
import org.camunda.bpm.model.xml.instance.DomElement;
import org.jspecify.annotations.Nullable;

/** A person's data are not copied to where they would lie unsealed: from a sensitive variable only into a sensitive one. */
final class SensitiveRule implements DiagramRule {

    static final Set<String> PARAMETERS = Set.of("inputParameter", "outputParameter");

    private static final Set<String> SETTERS = Set.of("setVariable", "setVariableLocal");
    /** They tell whether and how many, not what. */
    private static final Set<String> COUNTS = Set.of("hasProp", "size", "isEmpty");

    @Override
    public String id() {
        return "sensitive";
    }

    @Override
    public void check(Diagram diagram, Report report) {
        Set<String> sensitive = diagram.house().sensitive();
        diagram.elements().forEach(element -> {
            String source = Diagram.camunda(element, "source");
            String target = Diagram.camunda(element, "target");
            String expression = Diagram.camunda(element, "sourceExpression");
            if (target != null && source != null && sensitive.contains(source)) {
                check(Diagram.place(element), source, target, sensitive, report);
            } else if (target != null && expression != null) {
                checkExpression(element, expression, target, sensitive, report);
            } else if (PARAMETERS.contains(element.getLocalName())) {
                checkExpression(element, element.getTextContent(), element.getAttribute("name"), sensitive, report);
            }
        });
        Expressions.of(diagram).forEach(written -> parsed(written.text())
                .flatMap(Expressions::nodes)
                .filter(node -> node instanceof AstMethod && SETTERS.contains(method(node)))
                .map(node -> node.getChild(1))
                .filter(arguments -> arguments.getCardinality() > 1)
                .forEach(arguments -> read(arguments.getChild(1), sensitive)
                        .distinct()
                        .forEach(source -> check(
                                written.place(), source, Expressions.text(arguments.getChild(0)), sensitive, report))));
    }

    private static void checkExpression(
            DomElement element, String expression, String target, Set<String> sensitive, Report report) {
        parsed(expression.strip())
                .flatMap(root -> read(root, sensitive))
                .distinct()
                .forEach(source -> check(Diagram.place(element), source, target, sensitive, report));
    }

    private static void check(
            @Nullable String place, String source, String target, Set<String> sensitive, Report report) {
        if (!sensitive.contains(target)) {
            report.error(place, "把可能含当事人信息的变量“%s”读进了不加密的变量“%s”。请读进加密的变量，或者不读。".formatted(source, target));
        }
    }

    /** Nothing where it cannot be read: that is told by another rule. */
    private static Stream<Node> parsed(String expression) {
        try {
            return Stream.of(Expressions.parse(expression));
        } catch (TreeBuilderException e) {
            return Stream.empty();
        }
    }

    /** The sensitive variables whose content an expression reads. */
    private static Stream<String> read(Node node, Set<String> sensitive) {
        if (node instanceof AstMethod && COUNTS.contains(method(node))) {
            return Stream.empty();
        }
        Stream<String> own = Stream.empty();
        if (node instanceof IdentifierNode name) {
            own = Stream.of(name.getName());
        } else if (node instanceof AstMethod && method(node).startsWith("getVariable")) {
            own = Expressions.children(node.getChild(1)).map(Expressions::text);
        }
        return Stream.concat(
                own.filter(sensitive::contains), Expressions.children(node).flatMap(child -> read(child, sensitive)));
    }

    private static String method(Node call) {
        return Expressions.member(call.getChild(0));
    }
}
