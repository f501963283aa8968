package org.lianxin.referral.modeling;

import java.util.Optional;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.form.CamundaFormRefImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** The form that a start event or user task names, as written in the diagram. */
record FormReference(String key, String binding, String version) {

    static Optional<FormReference> of(Element element) {
        String key = attribute(element, "formRef");
        return key.isEmpty()
                ? Optional.empty()
                : Optional.of(new FormReference(
                        key, attribute(element, "formRefBinding"), attribute(element, "formRefVersion")));
    }

    /** Key and version may be expressions over the variables. */
    CamundaFormRefImpl resolve(VariableScope scope) {
        CamundaFormRefImpl reference = new CamundaFormRefImpl(evaluate(key, scope), binding);
        if (!version.isEmpty()) {
            reference.setVersion(Integer.valueOf(evaluate(version, scope)));
        }
        return reference;
    }

    private static String evaluate(String text, VariableScope scope) {
        return String.valueOf(Context.getProcessEngineConfiguration()
                .getExpressionManager()
                .createExpression(text)
                .getValue(scope));
    }

    private static String attribute(Element element, String name) {
        String value = element.attributeNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, name);
        return value == null ? "" : value;
    }
}
