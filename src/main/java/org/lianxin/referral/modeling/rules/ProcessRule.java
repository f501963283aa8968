package org.lianxin.referral.modeling.rules;

import java.util.Collection;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.jspecify.annotations.Nullable;

/** A diagram is named after its one process, says what it is, and how long its history is kept. */
final class ProcessRule implements DiagramRule {

    @Override
    public String id() {
        return "process";
    }

    @Override
    public void check(Diagram diagram, Report report) {
        Collection<Process> processes = diagram.all(Process.class);
        if (processes.size() != 1) {
            report.error(diagram.model().getDefinitions(), "一个文件里应有一个流程，这里有 %d 个。请分成几个文件。".formatted(processes.size()));
        }
        processes.forEach(process -> check(process, report));
    }

    private static void check(Process process, Report report) {
        if (!report.file().equals(process.getId() + ".bpmn")) {
            report.error(process, "文件名应是流程的编号加 .bpmn，即 %s.bpmn。请改文件名或流程编号。".formatted(process.getId()));
        }
        if (!process.isExecutable()) {
            report.error(process, "流程没有设为“可执行”（Executable）。请在 Camunda Modeler 中勾选。");
        }
        if (isBlank(process.getName())) {
            report.error(process, "流程没有名称。请写上。");
        }
        if (process.getDocumentations().isEmpty()) {
            report.error(process, "流程没有说明（Documentation）。请写明用途和依据。");
        }
        if (isBlank(process.getCamundaVersionTag())) {
            report.error(process, "流程没有版本标记（Version tag）。请写上。");
        }
        if (!isTime(process.getCamundaHistoryTimeToLiveString())) {
            report.error(process, "流程没有写历史保存期限（History time to live），或者写得不对。请写成例如 P3650D。");
        }
    }

    /** As the engine takes it: a number of days, alone or as {@code P3650D}. */
    static boolean isTime(@Nullable String time) {
        return time != null && time.matches("\\d{1,5}|P\\d{1,5}D");
    }

    static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
