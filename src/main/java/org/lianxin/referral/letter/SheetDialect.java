package org.lianxin.referral.letter;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.exceptions.TemplateProcessingException;
import org.thymeleaf.model.IAttribute;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.IProcessor;
import org.thymeleaf.processor.element.AbstractElementTagProcessor;
import org.thymeleaf.processor.element.IElementTagStructureHandler;
import org.thymeleaf.standard.StandardDialect;
import org.thymeleaf.standard.expression.IStandardVariableExpression;
import org.thymeleaf.standard.expression.IStandardVariableExpressionEvaluator;
import org.thymeleaf.standard.expression.StandardExpressionExecutionContext;
import org.thymeleaf.standard.processor.StandardAttrTagProcessor;
import org.thymeleaf.standard.processor.StandardEachTagProcessor;
import org.thymeleaf.standard.processor.StandardIfTagProcessor;
import org.thymeleaf.standard.processor.StandardTextTagProcessor;
import org.thymeleaf.standard.processor.StandardXmlNsTagProcessor;
import org.thymeleaf.templatemode.TemplateMode;

/**
 * The few words of Thymeleaf that a sheet needs. A sheet is a file that an administrator edits: its expressions name parts of the letter and can
 * do nothing else, and no part of a letter is taken for markup.
 */
class SheetDialect extends StandardDialect {

    private static final Set<Class<?>> KNOWN = Set.of(
            StandardAttrTagProcessor.class,
            StandardEachTagProcessor.class,
            StandardIfTagProcessor.class,
            StandardTextTagProcessor.class,
            StandardXmlNsTagProcessor.class);

    SheetDialect() {
        setVariableExpressionEvaluator(new Parts());
    }

    @Override
    public Set<IProcessor> getProcessors(String dialectPrefix) {
        Set<IProcessor> processors = super.getProcessors(dialectPrefix).stream()
                .filter(processor -> KNOWN.contains(processor.getClass()))
                .collect(Collectors.toSet());
        processors.add(new Unknown(dialectPrefix));
        return processors;
    }

    private static class Parts implements IStandardVariableExpressionEvaluator {

        private static final Pattern NAME = Pattern.compile("(\\w+)(?:\\.(\\w+))?");

        @Override
        public @Nullable Object evaluate(
                IExpressionContext context,
                IStandardVariableExpression expression,
                StandardExpressionExecutionContext execution) {
            Matcher name = NAME.matcher(expression.getExpression());
            if (!name.matches() || !context.containsVariable(name.group(1))) {
                throw unknown(expression.getExpression(), context.getVariableNames());
            }
            Object part = context.getVariable(name.group(1));
            return name.group(2) == null ? part : column(part, name.group(2));
        }

        /** One of the columns of a row, such as {@code row.label}. */
        private static @Nullable Object column(@Nullable Object row, String name) {
            Map<?, ?> columns = row instanceof Map<?, ?> map ? map : Map.of();
            if (!columns.containsKey(name)) {
                throw unknown(name, columns.keySet());
            }
            return columns.get(name);
        }

        private static TemplateProcessingException unknown(String name, Set<?> known) {
            return new TemplateProcessingException("没有名为 %s 的内容，可用的有 %s".formatted(name, new TreeSet<>(known)));
        }
    }

    /** Comes last: whatever the known ones have not taken away by then would be left out without a word. */
    private static class Unknown extends AbstractElementTagProcessor {

        Unknown(String dialectPrefix) {
            super(TemplateMode.XML, dialectPrefix, null, false, null, false, Integer.MAX_VALUE);
        }

        @Override
        protected void doProcess(
                ITemplateContext context, IProcessableElementTag tag, IElementTagStructureHandler structureHandler) {
            Stream.concat(
                            Stream.of(tag.getElementCompleteName()),
                            Arrays.stream(tag.getAllAttributes()).map(IAttribute::getAttributeCompleteName))
                    .filter(name -> name.startsWith(getDialectPrefix() + ":"))
                    .findFirst()
                    .ifPresent(name -> {
                        throw new TemplateProcessingException(
                                "版式里不能用 %s，可用的有 th:text、th:if、th:each、th:attr".formatted(name));
                    });
        }
    }
}
