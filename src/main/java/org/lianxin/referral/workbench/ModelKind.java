package org.lianxin.referral.workbench;

import java.util.Arrays;
import java.util.Optional;

/** What an administrator draws, told by the end of the file's name. */
enum ModelKind {
    DIAGRAM(".bpmn", "流程图"),
    TABLE(".dmn", "决策表"),
    FORM(".form", "表单");

    private final String ending;
    private final String label;

    ModelKind(String ending, String label) {
        this.ending = ending;
        this.label = label;
    }

    static Optional<ModelKind> of(String file) {
        return Arrays.stream(values())
                .filter(kind -> file.endsWith(kind.ending))
                .findFirst();
    }

    public String label() {
        return label;
    }
}
