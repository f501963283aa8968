package org.lianxin.referral.modeling.rules;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.impl.juel.AstDot;
import org.camunda.bpm.impl.juel.AstString;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.Builder.Feature;
import org.camunda.bpm.impl.juel.Node;
import org.camunda.bpm.impl.juel.TreeBuilderException;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.NodeList;

/** The expressions of a diagram, read as the engine reads them. */
final class Expressions {

    /**
     * One expression.
     *
     * @param place the id of the element it stands in, or of the nearest around it
     */
    record Written(String place, String text) {}

    private static final Builder GRAMMAR = new Builder(Feature.METHOD_INVOCATIONS);

    private Expressions() {}

    /** In every attribute and every text, wherever the engine may evaluate it; descriptions are words for people. */
    static Stream<Written> of(Diagram diagram) {
        return of(diagram.model());
    }

    /** Of a diagram that is not under check itself. */
    static Stream<Written> of(BpmnModelInstance diagram) {
        Document document = (Document) diagram.getDocument().getDomSource().getNode();
        return in(document.getDocumentElement(), "");
    }

    private static Stream<Written> in(Element element, String around) {
        if ("documentation".equals(element.getLocalName())) {
            return Stream.empty();
        }
        String place = element.hasAttribute("id") ? element.getAttribute("id") : around;
        NamedNodeMap attributes = element.getAttributes();
        Stream<org.w3c.dom.Node> values =
                IntStream.range(0, attributes.getLength()).mapToObj(attributes::item);
        NodeList children = element.getChildNodes();
        Stream<org.w3c.dom.Node> contents =
                IntStream.range(0, children.getLength()).mapToObj(children::item);
        return Stream.concat(values, contents)
                .flatMap(node -> node instanceof Element inner
                        ? in(inner, place)
                        : Stream.of(new Written(
                                place, String.valueOf(node.getNodeValue()).strip())))
                .filter(written ->
                        written.text().contains("${") || written.text().contains("#{"));
    }

    /** @throws TreeBuilderException if the engine could not read it either */
    static Node parse(String text) {
        return GRAMMAR.build(text).getRoot();
    }

    /** The node and all below it. */
    static Stream<Node> nodes(Node node) {
        return Stream.concat(Stream.of(node), children(node).flatMap(Expressions::nodes));
    }

    static Stream<Node> children(Node node) {
        return IntStream.range(0, node.getCardinality()).mapToObj(node::getChild);
    }

    /** What stands after the point, or as a text in brackets; empty where neither does. */
    static String member(@Nullable Node property) {
        if (property instanceof AstDot) {
            return property.toString().replaceFirst("^\\.\\s*", "");
        }
        return property != null && property.getCardinality() > 1 ? text(property.getChild(1)) : "";
    }

    /** The text that a literal holds; empty when it is none. */
    static String text(Node literal) {
        return literal instanceof AstString text ? String.valueOf(text.eval(null, null)) : "";
    }
}
