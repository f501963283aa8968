package org.lianxin.referral.privacy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.type.ValueType;
import org.camunda.bpm.engine.variable.value.ObjectValue;
import org.camunda.bpm.engine.variable.value.StringValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.json.SpinJsonNode;
import org.camunda.spin.plugin.variable.type.SpinValueType;
import org.jspecify.annotations.Nullable;
import org.lianxin.referral.modeling.DeclaredVariables;
import org.lianxin.referral.modeling.EntryRefusedException;
import org.lianxin.referral.modeling.ProcessVariable;
import org.springframework.stereotype.Component;

/**
 * Strings, numbers and dates are stored in plain, so that queries and gateways can use them. Hence no words of a person in
 * them: a declared variable has its declared type, and a String is a code.
 */
@Component
class VariableGuard {

    private static final int LONGEST_CODE = 64;

    /** Words without space or punctuation: 汉台26-123, 青杨街道（虚构）, domestic_violence, 2026-06-09T21:40+08:00. */
    private static final Pattern CODE = Pattern.compile("[\\p{L}\\p{N}_.:+/（）-]{0," + LONGEST_CODE + "}");

    /** A variable of a changed diagram, which no code declares: nothing that could be a Chinese name. */
    private static final Pattern UNDECLARED_CODE = Pattern.compile("[A-Za-z0-9_.:+/-]{0," + LONGEST_CODE + "}");

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final Map<String, Class<?>> types;

    VariableGuard(List<DeclaredVariables> processes) {
        types = processes.stream()
                .flatMap(process -> process.variables().stream())
                .distinct()
                .collect(Collectors.toMap(ProcessVariable::name, ProcessVariable::type));
    }

    /** Throws {@link EntryRefusedException} when the value may not be stored under this name. */
    void checkValue(@Nullable String name, TypedValue value) {
        if (value instanceof ObjectValue object
                && !Variables.SerializationDataFormats.JAVA.getName().equals(object.getSerializationDataFormat())
                && object.getSerializationDataFormat() != null) {
            throw refused(name, "是以其他格式保存的程序对象，不能加密保存。请改用 Json。");
        }
        Optional<Class<?>> declared = Optional.ofNullable(name).map(types::get);
        if (declared.filter(type -> !isOf(type, value)).isPresent()) {
            throw refused(name, "类型不对，应为 " + chinese(declared.get()) + "。请更正后再提交。");
        }
        Pattern code = declared.isPresent() ? CODE : UNDECLARED_CODE;
        if (value instanceof StringValue text
                && text.getValue() != null
                && !code.matcher(text.getValue()).matches()) {
            throw refused(name, "只能是代码、编号或日期（最多" + LONGEST_CODE + "字），不能是文字叙述。文字请放在 Json 变量里，它会加密保存。");
        }
    }

    /** Throws {@link BadUserRequestException} when the variable is sealed: no query can find what it holds. */
    void checkQuery(String name) {
        if (SpinJsonNode.class.equals(types.get(name))) {
            throw new BadUserRequestException("变量〔" + name + "〕加密保存，不能按它查询。请按编号、区县、事项或风险等级查询。");
        }
    }

    static BadUserRequestException noQueryByContent() {
        return new BadUserRequestException("Json、Bytes、File 变量加密保存，不能按它们的内容查询。请按编号、区县、事项或风险等级查询。");
    }

    private static boolean isOf(Class<?> type, TypedValue value) {
        if (type == SpinJsonNode.class) {
            return value.getType() == SpinValueType.JSON || value.getType() == ValueType.NULL;
        }
        return value.getType().isPrimitiveValueType()
                && (value.getValue() == null || type.isInstance(value.getValue()));
    }

    private static String chinese(Class<?> type) {
        if (type == SpinJsonNode.class) {
            return "一组内容（Json）";
        }
        return type == Number.class ? "数字" : type.getSimpleName();
    }

    private static EntryRefusedException refused(@Nullable String name, String why) {
        String printable = name != null && NAME.matcher(name).matches() ? name : "未知项目";
        return new EntryRefusedException("变量〔" + printable + "〕" + why);
    }
}
