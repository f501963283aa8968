package org.lianxin.referral.security;

import camundajar.impl.scala.collection.immutable.List;
import java.util.Collection;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngine;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.valuemapper.CustomValueMapper;
import org.camunda.feel.valuemapper.JavaCustomValueMapper;
import org.camunda.spin.json.SpinJsonNode;
import org.jspecify.annotations.Nullable;

/**
 * FEEL that knows data only. The engine's own makes any other Java object a context whose methods can be called: {@code
 * moment.class.forName("java.lang.Runtime")}.
 */
final class FeelOfData extends ScalaFeelEngine {

    FeelOfData() {
        super(java.util.List.of());
    }

    @Override
    protected List<CustomValueMapper> getValueMappers() {
        return super.getValueMappers().$colon$colon(new DataOnly());
    }

    /** Asked before the other mappers; leaves data to them. */
    private static final class DataOnly extends JavaCustomValueMapper {

        @Override
        public int priority() {
            return Integer.MAX_VALUE;
        }

        @Override
        public Optional<Val> toValue(@Nullable Object value, Function<Object, Val> others) {
            if (value == null || isData(value)) {
                return Optional.empty();
            }
            throw new IllegalArgumentException(
                    "no data but a " + value.getClass().getName());
        }

        private static boolean isData(Object value) {
            String type = value.getClass().getName();
            return value instanceof String
                    || value instanceof Number
                    || value instanceof Boolean
                    || value instanceof Date
                    || value instanceof Map
                    || value instanceof Collection
                    || value instanceof Enum
                    || value instanceof SpinJsonNode
                    || type.startsWith("java.time.")
                    || type.startsWith("org.camunda.feel.")
                    || type.startsWith("camundajar.impl.scala.");
        }

        @Override
        public Optional<Object> unpackValue(Val value, Function<Val, Object> others) {
            return Optional.empty();
        }
    }
}
