package org.lianxin.referral.letter;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.exceptions.TemplateProcessingException;
import org.thymeleaf.standard.StandardDialect;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.StringTemplateResolver;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** The sheet of paper, {@code config/letters/letter.html}: where each part of a letter stands. The folder beside the program wins. */
@Component
class LetterSheet {

    private static final String FILE = "config/letters/letter.html";

    private final ResourceLoader resources;
    private final TemplateEngine engine = new TemplateEngine();

    LetterSheet(ResourceLoader resources) {
        this.resources = resources;
        StringTemplateResolver resolver = new StringTemplateResolver();
        resolver.setTemplateMode(TemplateMode.XML);
        engine.setTemplateResolver(resolver);
        StandardDialect dialect = new StandardDialect();
        dialect.setVariableExpressionEvaluator(new PartsOnly());
        engine.setDialect(dialect);
    }

    /** Filled for each letter anew, so that a corrected file needs no restart. */
    Document fill(Letter letter) {
        try {
            String filled = engine.process(template(), new Context(Locale.CHINA, parts(letter)));
            return builder().parse(new InputSource(new StringReader(filled)));
        } catch (IOException | SAXException | TemplateProcessingException e) {
            throw new IllegalStateException("信函版式 %s 有错误，请改正：%s".formatted(FILE, String.valueOf(e.getMessage())), e);
        }
    }

    private String template() throws IOException {
        Resource beside = new FileSystemResource(FILE);
        return (beside.exists() ? beside : resources.getResource("classpath:" + FILE))
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private static Map<String, Object> parts(Letter letter) {
        Map<String, Object> parts = new HashMap<>();
        parts.put("documentNo", letter.documentNo());
        parts.put("subject", letter.subject());
        parts.put("recipient", letter.recipient());
        parts.put("paragraphs", letter.paragraphLines());
        parts.put("requested", letter.requestedLines());
        parts.put("copies", letter.copies());
        parts.put("contact", letter.contact());
        parts.put("signedBy", letter.signedBy());
        parts.put("date", letter.date());
        return parts;
    }

    /** Reads nothing but the text it is given: no entities, no document types from elsewhere. */
    private static DocumentBuilder builder() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("Every Java platform has these features", e);
        }
    }
}
