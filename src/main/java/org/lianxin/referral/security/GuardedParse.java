package org.lianxin.referral.security;

import java.util.Set;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Reads no diagram that would run a program, a script or a class by its name. All such places are named at deployment.
 * A definition with one that got into the database by another way is not read either, and so cannot run.
 */
final class GuardedParse extends BpmnParse {

    private static final Set<String> CLASSES = Set.of("class", "formHandlerClass", "variableMappingClass");
    private static final Set<String> PROGRAMS = Set.of("shell", "mail");
    private static final Set<String> SCRIPTS = Set.of("scriptTask", "script", "connector");

    GuardedParse(BpmnParser parser) {
        super(parser);
    }

    @Override
    protected void parseRootElement() {
        check(rootElement);
        if (!hasErrors()) {
            super.parseRootElement();
        }
    }

    private void check(Element element) {
        CLASSES.stream()
                .filter(name -> !value(element, name).isEmpty())
                .forEach(name -> refuse(element, "按类名运行程序（" + name + "）", "请用 delegateExpression 引用系统提供的组件"));
        if (PROGRAMS.contains(value(element, "type"))) {
            refuse(element, "运行外部程序（type=" + value(element, "type") + "）", "请删除");
        }
        if (SCRIPTS.contains(element.getTagName())
                || !value(element, "language").isEmpty()) {
            refuse(element, "运行脚本或连接器（" + element.getTagName() + "）", "请改用表达式或系统提供的组件");
        }
        if (element.getTagName().equals("constraint") && value(element, "name").equals("validator")) {
            refuse(element, "自定义校验（validator）", "请在 Camunda 表单里设置校验");
        }
        element.elements().forEach(this::check);
    }

    private void refuse(Element element, String what, String remedy) {
        addError("系统不允许" + what + "。" + remedy + "。", element);
    }

    private static String value(Element element, String name) {
        String namespaced = element.attributeNS(CAMUNDA_BPMN_EXTENSIONS_NS, name);
        String plain = namespaced == null ? element.attribute(name) : namespaced;
        return plain == null ? "" : plain;
    }
}
