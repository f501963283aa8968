package org.lianxin.referral.modeling.rules;

import java.util.Set;
import org.camunda.bpm.model.xml.instance.DomElement;

/** A diagram runs no program of its own: no class by name, no script, no connector, no program of the machine. */
final class NoProgramsRule implements DiagramRule {

    private static final Set<String> CLASSES = Set.of("class", "formHandlerClass", "variableMappingClass");
    private static final Set<String> SCRIPTS = Set.of("scriptTask", "script", "connector");

    @Override
    public String id() {
        return "no-programs";
    }

    @Override
    public void check(Diagram diagram, Report report) {
        diagram.elements().forEach(element -> check(element, report));
    }

    private static void check(DomElement element, Report report) {
        String place = Diagram.place(element);
        CLASSES.stream()
                .filter(name -> Diagram.camunda(element, name) != null)
                .forEach(
                        name -> report.error(place, "不允许按类名运行程序（%s）。请用 delegateExpression 引用系统提供的组件。".formatted(name)));
        String type = Diagram.camunda(element, "type");
        if ("shell".equals(type) || "mail".equals(type)) {
            report.error(place, "不允许运行外部程序（type=%s）。请删除。".formatted(type));
        }
        if (SCRIPTS.contains(element.getLocalName()) || element.getAttribute("language") != null) {
            report.error(place, "不允许脚本或连接器（%s）。请改用表达式或系统提供的组件。".formatted(element.getLocalName()));
        }
        if (element.getLocalName().equals("constraint") && "validator".equals(element.getAttribute("name"))) {
            report.error(place, "不允许自定义校验（validator）。请在 Camunda 表单里设置校验。");
        }
    }
}
