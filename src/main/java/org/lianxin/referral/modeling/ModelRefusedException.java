package org.lianxin.referral.modeling;

import java.util.List;
import org.camunda.bpm.engine.BadUserRequestException;

/** A deployment breaks rules. Nothing of it is stored. The message is what Camunda Modeler shows. */
public class ModelRefusedException extends BadUserRequestException {

    private static final long serialVersionUID = 1L;

    private final List<String> lines;

    ModelRefusedException(List<ModelFinding> findings) {
        super("没有部署，有 %d 处要改：\n%s".formatted(findings.size(), ModelFinding.text(findings)));
        this.lines = findings.stream().map(ModelFinding::line).toList();
    }

    /** What is wrong, a line for each finding. */
    public List<String> lines() {
        return lines;
    }
}
