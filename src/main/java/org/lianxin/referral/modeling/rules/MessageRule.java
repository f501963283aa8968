package org.lianxin.referral.modeling.rules;

import java.util.HashSet;
import java.util.Set;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;

/** The program sends a message by its name, so a name that it does not know comes from an outside client or from nobody. */
final class MessageRule implements DiagramRule {

    @Override
    public String id() {
        return "message";
    }

    @Override
    public void check(Diagram diagram, Report report) {
        Set<Message> used = new HashSet<>();
        diagram.all(MessageEventDefinition.class).forEach(event -> used.add(event.getMessage()));
        diagram.all(ReceiveTask.class).forEach(task -> used.add(task.getMessage()));
        for (Message message : diagram.all(Message.class)) {
            if (!used.contains(message)) {
                report.warning(message, "消息“%s”没有用在任何事件上，发来也没有人收。请用上，或者删去。".formatted(message.getName()));
            } else if (!ContractRule.sends(message.getName())) {
                report.warning(message, "系统不会发消息“%s”，只能等外部程序发来。请确认有程序会发，或者改正名称。".formatted(message.getName()));
            }
        }
    }
}
