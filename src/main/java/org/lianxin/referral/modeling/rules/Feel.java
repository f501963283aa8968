package org.lianxin.referral.modeling.rules;

import camundajar.impl.scala.Product;
import camundajar.impl.scala.Tuple2;
import camundajar.impl.scala.collection.Iterator;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.camunda.feel.syntaxtree.Equal;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.Filter;
import org.camunda.feel.syntaxtree.FunctionDefinition;
import org.camunda.feel.syntaxtree.Ref;

/** FEEL, read as the engine and the form viewer read it. */
final class Feel {

    private static final FeelEngineApi ENGINE = FeelEngineBuilder.forJava().build();

    private Feel() {}

    /** Empty if it cannot be read. */
    static Optional<Exp> parse(String expression) {
        ParseResult parsed = ENGINE.parseExpression(expression);
        return parsed.isSuccess() ? Optional.of(parsed.parsedExpression().expression()) : Optional.empty();
    }

    static boolean isTest(String cell) {
        return ENGINE.parseUnaryTests(cell).isSuccess();
    }

    /** What comes out whatever the variables are; empty when that depends on them. */
    static Optional<Object> constant(String expression) {
        if (parse(expression).filter(parsed -> names(parsed).isEmpty()).isEmpty()) {
            return Optional.empty();
        }
        EvaluationResult result = ENGINE.evaluateExpression(expression, Map.of());
        return result.isSuccess() ? Optional.ofNullable(result.result()) : Optional.empty();
    }

    /** The variables that an expression reads: not its own, such as those of a loop, and not the members of a filtered list. */
    static Set<String> names(Exp expression) {
        Set<String> read = new HashSet<>();
        Set<String> own = new HashSet<>();
        walk(expression, node -> {
            if (node instanceof Ref reference) {
                read.add(reference.names().head());
            } else if (node instanceof Tuple2<?, ?> pair && pair._1() instanceof String name) {
                own.add(name);
            } else if (node instanceof FunctionDefinition function) {
                walk(function.parameters(), each -> {
                    if (each instanceof String name) {
                        own.add(name);
                    }
                });
            }
        });
        read.removeAll(own);
        return read;
    }

    static void equalities(Exp expression, Consumer<Equal> told) {
        walk(expression, node -> {
            if (node instanceof Equal equal) {
                told.accept(equal);
            }
        });
    }

    private static void walk(Object node, Consumer<Object> told) {
        told.accept(node);
        if (node instanceof Filter filter) {
            walk(filter.list(), told);
        } else if (node instanceof Product product) {
            Iterator<Object> parts = product.productIterator();
            while (parts.hasNext()) {
                walk(parts.next(), told);
            }
        }
    }
}
