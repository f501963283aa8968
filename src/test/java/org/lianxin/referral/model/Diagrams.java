package org.lianxin.referral.model;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.xml.instance.DomElement;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** The product's diagrams and forms as files. */
final class Diagrams {

    static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{(.+?)}");
    private static final Pattern ROOT = Pattern.compile("(?<![.\\w'])([a-zA-Z_]\\w*)(?=\\s*[.(])");
    private static final Pattern TEXT = Pattern.compile("'[^']*'");

    private Diagrams() {}

    static List<Path> files(String folder, String ending) {
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static BpmnModelInstance model(Path file) {
        return Bpmn.readModelFromFile(new File(file.toString()));
    }

    static List<BpmnModelInstance> models() {
        return files("bpmn", ".bpmn").stream().map(Diagrams::model).toList();
    }

    static <T extends ModelElementInstance> List<T> all(Class<T> type) {
        return models().stream()
                .flatMap(model -> model.getModelElementsByType(type).stream())
                .toList();
    }

    /** Names before a dot or a bracket in the expressions of all diagrams: beans, functions and the engine's own objects. */
    static Set<String> expressionRoots() {
        Set<String> roots = new TreeSet<>();
        for (String expression : expressions()) {
            Matcher root = ROOT.matcher(TEXT.matcher(expression).replaceAll("''"));
            while (root.find()) {
                roots.add(root.group(1));
            }
        }
        return roots;
    }

    /** Beans named as a whole: {@code ${sendHandoffLetter}}. */
    static Set<String> delegates() {
        Set<String> beans = new TreeSet<>();
        elements().forEach(element -> {
            String expression = element.getAttribute(CAMUNDA, "delegateExpression");
            if (expression == null && element.getNamespaceURI().equals(CAMUNDA)) {
                expression = element.getAttribute("delegateExpression");
            }
            if (expression != null) {
                beans.add(expression.substring(2, expression.length() - 1));
            }
        });
        return beans;
    }

    private static Set<String> expressions() {
        Set<String> found = new TreeSet<>();
        for (Path file : files("bpmn", ".bpmn")) {
            try {
                Matcher matcher = EXPRESSION.matcher(Files.readString(file).replace("&#39;", "'"));
                while (matcher.find()) {
                    found.add(matcher.group(1));
                }
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
        return found;
    }

    private static Stream<DomElement> elements() {
        return models().stream().flatMap(model -> tree(model.getDocument().getRootElement()));
    }

    private static Stream<DomElement> tree(DomElement element) {
        Collection<DomElement> children = element.getChildElements();
        return Stream.concat(Stream.of(element), children.stream().flatMap(Diagrams::tree));
    }
}
