package org.lianxin.referral.modeling.rules;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.impl.juel.AstMethod;
import org.camunda.bpm.impl.juel.AstString;
import org.camunda.bpm.impl.juel.IdentifierNode;
import org.camunda.bpm.impl.juel.Node;
import org.camunda.bpm.impl.juel.TreeBuilderException;
import org.camunda.bpm.model.xml.instance.DomElement;
import org.jspecify.annotations.Nullable;

/** A person's data are not copied to where they would lie unsealed: from a sensitive variable only into a sensitive one. */
final class SensitiveRule implements DiagramRule {

    static final Set<String> PARAMETERS = Set.of("inputParameter", "outputParameter");

    private static final Set<String> SETTERS = Set.of("setVariable", "setVariableLocal");
    /** Kept in plain columns, and told to everybody who lists tasks or instances. */
    private static final List<String> SHOWN = List.of(
            "name",
            "businessKey",
            "assignee",
            "candidateUsers",
            "candidateGroups",
            "dueDate",
            "followUpDate",
            "priority",
            "jobPriority");
    /** They tell whether and how many, not what. */
    private static final Set<String> COUNTS = Set.of("hasProp", "size", "isEmpty");

    @Override
    public String id() {
        return "sensitive";
    }

    @Override
    public void check(Diagram diagram, Report report) {
        Sensitive sensitive = Sensitive.of(diagram);
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
            checkMade(element, "expression", "resultVariable", sensitive, report);
            checkMade(element, "collection", "elementVariable", sensitive, report);
            checkShown(element, sensitive, report);
        });
        Expressions.of(diagram).forEach(written -> parsed(written.text())
                .flatMap(Expressions::nodes)
                .filter(node -> node instanceof AstMethod && isAccess(method(node)))
                .filter(node -> node.getChild(1).getCardinality() > 0
                        && !(node.getChild(1).getChild(0) instanceof AstString))
                .forEach(node ->
                        report.error(written.place(), "%s 的变量名是算出来的，看不出读写哪个变量。请把变量名直接写在引号里。".formatted(method(node)))));
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

    /**
     * The variables that may hold a person's data.
     *
     * @param declared by the program
     * @param elements that a multi-instance makes of the elements of a declared one: sealed too, being JSON
     * @param plain those that hold codes; a property with such a name is one
     */
    private record Sensitive(Set<String> declared, Set<String> elements, Set<String> plain) {

        static Sensitive of(Diagram diagram) {
            Sensitive declared = new Sensitive(
                    diagram.house().sensitive(), Set.of(), diagram.house().plain());
            Set<String> elements = new HashSet<>();
            diagram.elements().forEach(element -> {
                String collection = Diagram.camunda(element, "collection");
                String variable = Diagram.camunda(element, "elementVariable");
                if (collection != null && variable != null && collection.contains(".elements()")) {
                    parsed(collection).flatMap(root -> read(root, declared)).forEach(source -> elements.add(variable));
                }
            });
            return new Sensitive(declared.declared, elements, declared.plain);
        }

        boolean contains(String variable) {
            return declared.contains(variable) || elements.contains(variable);
        }

        /** Whether a call asks an element for a property that is a code, as {@code handoff.prop('handoffNo')}. */
        boolean isCode(Node call) {
            return call instanceof AstMethod
                    && method(call).equals("prop")
                    && call.getChild(0).getChild(0) instanceof IdentifierNode root
                    && elements.contains(root.getName())
                    && Expressions.children(call.getChild(1))
                            .map(Expressions::text)
                            .allMatch(plain::contains);
        }
    }

    private static void checkMade(DomElement element, String from, String to, Sensitive sensitive, Report report) {
        String expression = Diagram.camunda(element, from);
        String target = Diagram.camunda(element, to);
        if (expression != null && target != null) {
            checkExpression(element, expression, target, sensitive, report);
        }
    }

    /** What lists and queries show is stored as it is. */
    private static void checkShown(DomElement element, Sensitive sensitive, Report report) {
        for (String attribute : SHOWN) {
            String text = Diagram.camunda(element, attribute);
            String written = text == null ? element.getAttribute(attribute) : text;
            if (written != null) {
                parsed(written)
                        .flatMap(root -> read(root, sensitive))
                        .distinct()
                        .forEach(source -> report.error(
                                Diagram.place(element),
                                "%s 里读了可能含当事人信息的变量“%s”，它会不加密地存着、显示在列表里。请去掉。".formatted(attribute, source)));
            }
        }
    }

    private static void checkExpression(
            DomElement element, String expression, String target, Sensitive sensitive, Report report) {
        parsed(expression.strip())
                .flatMap(root -> read(root, sensitive))
                .distinct()
                .forEach(source -> check(Diagram.place(element), source, target, sensitive, report));
    }

    private static void check(
            @Nullable String place, String source, String target, Sensitive sensitive, Report report) {
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
    private static Stream<String> read(Node node, Sensitive sensitive) {
        if ((node instanceof AstMethod && COUNTS.contains(method(node))) || sensitive.isCode(node)) {
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

    private static boolean isAccess(String method) {
        return SETTERS.contains(method) || method.startsWith("getVariable");
    }

    private static String method(Node call) {
        return Expressions.member(call.getChild(0));
    }
}
