package org.lianxin.referral.modeling.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.xml.ModelException;
import org.lianxin.referral.modeling.ModelFinding;
import org.lianxin.referral.modeling.Severity;

/** Reads one file of unknown origin, or says why it cannot. Nothing is read that is too large or leads out of the file. */
final class ModelReader {

    static final Set<String> RULES =
            Set.of("file-kind", "file-size", "file-readable", "file-doctype", "file-namespace", "file-schema");

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,80}\\.(bpmn|dmn|form)");

    /** Six times our largest. */
    private static final int KILOBYTES = 1024;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final String file;
    private final List<ModelFinding> findings;

    ModelReader(String file, List<ModelFinding> findings) {
        this.file = file;
        this.findings = findings;
    }

    void read(byte[] content, Models into) {
        if (!NAME.matcher(file).matches()) {
            refuse("file-kind", "不能部署：不是流程图、决策表或表单。请用英文字母、数字和连字符作文件名，以 .bpmn、.dmn 或 .form 结尾。");
        } else if (content.length > KILOBYTES * 1024) {
            refuse("file-size", "文件有 %d KB，超过 %d KB。请拆成几个流程。".formatted(content.length / 1024, KILOBYTES));
        } else if (file.endsWith(".form")) {
            readForm(content, into);
        } else {
            readXml(content, into);
        }
    }

    private void readForm(byte[] content, Models into) {
        try {
            JsonNode form = JSON.readTree(content);
            if (form.isObject()) {
                into.forms().put(file, form);
            } else {
                refuse("file-readable", "不是表单：内容应是一个 JSON 对象。请在 Camunda Modeler 中重新保存。");
            }
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            refuse("file-readable", "第 %d 行读不懂，不是完整的 JSON。请在 Camunda Modeler 中重新保存。".formatted(line));
        } catch (IOException e) {
            refuse("file-readable", "不是 UTF-8 编码的文件。请在 Camunda Modeler 中重新保存。");
        }
    }

    private void readXml(byte[] content, Models into) {
        XmlScan scan = XmlScan.of(content);
        if (scan.fault().isPresent()) {
            refuse(scan.fault().get().rule(), scan.fault().get().message());
            return;
        }
        try {
            if (file.endsWith(".bpmn")) {
                into.diagrams().put(file, Bpmn.readModelFromStream(new ByteArrayInputStream(content)));
            } else {
                into.tables().put(file, Dmn.readModelFromStream(new ByteArrayInputStream(content)));
            }
        } catch (ModelException e) {
            refuse("file-schema", "结构不合标准（%s）。请在 Camunda Modeler 中打开，改正后重新保存。".formatted(innermost(e)));
        }
    }

    private static String innermost(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String text = String.valueOf(cause.getMessage());
        return text.length() > 300 ? text.substring(0, 300) + "…" : text;
    }

    private void refuse(String rule, String message) {
        findings.add(new ModelFinding(rule, Severity.ERROR, message, file, null));
    }
}
