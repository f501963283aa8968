package org.lianxin.referral.modeling.rules;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.ext.DefaultHandler2;

/** A first look at a file, in one pass and without building anything: what is hostile or foreign ends it at once. */
final class XmlScan extends DefaultHandler2 {

    record Fault(String rule, String message) {}

    /** More than four times our largest. */
    private static final int ELEMENTS = 9_000;

    private static final String ZEEBE = "http://camunda.org/schema/zeebe/1.0";

    /** Of BPMN, of DMN as Camunda 7 reads it, of their drawings, and of Camunda Modeler. */
    private static final Set<String> KNOWN = Set.of(
            "",
            XMLConstants.XML_NS_URI,
            XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI,
            "http://www.omg.org/spec/BPMN/20100524/MODEL",
            "http://www.omg.org/spec/BPMN/20100524/DI",
            "http://www.omg.org/spec/DD/20100524/DC",
            "http://www.omg.org/spec/DD/20100524/DI",
            "http://camunda.org/schema/1.0/bpmn",
            "http://camunda.org/schema/1.0/dmn",
            "http://camunda.org/schema/modeler/1.0",
            "http://bpmn.io/schema/bpmn/biocolor/1.0",
            "http://bpmn.io/schema/dmn/biodi/2.0",
            "http://www.omg.org/spec/BPMN/non-normative/color/1.0",
            "https://www.omg.org/spec/DMN/20191111/MODEL/",
            "https://www.omg.org/spec/DMN/20191111/DMNDI/",
            "http://www.omg.org/spec/DMN/20180521/DC/",
            "http://www.omg.org/spec/DMN/20180521/DI/");

    private @Nullable Locator place;
    private @Nullable Fault fault;
    private int elements;

    private XmlScan() {}

    static XmlScan of(byte[] content) {
        XmlScan scan = new XmlScan();
        try {
            parser(scan).parse(new ByteArrayInputStream(content), scan);
        } catch (SAXParseException e) {
            scan.fault = new Fault(
                    "file-readable",
                    "第 %d 行读不懂，不是完整的 XML。请在 Camunda Modeler 中打开，改正后重新保存。".formatted(e.getLineNumber()));
        } catch (SAXException | IOException e) {
            if (scan.fault == null) {
                scan.fault = new Fault("file-readable", "读不出来，不是完整的 XML。请在 Camunda Modeler 中重新保存。");
            }
        }
        return scan;
    }

    private static SAXParser parser(XmlScan scan) throws SAXException {
        try {
            SAXParserFactory factory = SAXParserFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            SAXParser parser = factory.newSAXParser();
            parser.setProperty("http://xml.org/sax/properties/lexical-handler", scan);
            return parser;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("The XML parser lacks a protection", e);
        }
    }

    Optional<Fault> fault() {
        return Optional.ofNullable(fault);
    }

    @Override
    public void setDocumentLocator(Locator locator) {
        place = locator;
    }

    /** Comes before anything in it is read, so no entity is ever expanded. */
    @Override
    public void startDTD(String name, @Nullable String publicId, @Nullable String systemId) throws SAXException {
        throw stop("file-doctype", "有 DOCTYPE（文档类型声明），它可以引用别的文件。流程图和决策表用不着它，请删除。");
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) throws SAXException {
        elements++;
        if (elements > ELEMENTS) {
            throw stop("file-size", "到这里已有 " + ELEMENTS + " 个元素，太大了。请拆成几个流程，用调用活动连接。");
        }
        check(uri);
        for (int i = 0; i < attributes.getLength(); i++) {
            check(attributes.getURI(i));
        }
    }

    private void check(String namespace) throws SAXException {
        if (namespace.equals(ZEEBE)) {
            throw stop("file-namespace", "这是 Camunda 8 的文件。请在 Camunda Modeler 中新建 Camunda 7 的流程图或决策表。");
        }
        if (!KNOWN.contains(namespace)) {
            throw stop("file-namespace", "用了不认识的命名空间。请删除其他工具留下的内容，用 Camunda Modeler 保存。");
        }
    }

    private SAXException stop(String rule, String message) {
        fault = new Fault(rule, "第 %d 行：".formatted(place == null ? 1 : place.getLineNumber()) + message);
        return new SAXException(rule);
    }
}
