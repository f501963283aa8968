package org.lianxin.referral.letter;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.thymeleaf.IEngineConfiguration;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.exceptions.TemplateProcessingException;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.StringTemplateResolver;
import org.thymeleaf.templateresource.ITemplateResource;
import org.thymeleaf.templateresource.StringTemplateResource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * The sheet of paper: where each part of a letter stands. A file beside the program wins over the packaged one and is read anew for each
 * letter; while it has a mistake, the sheet that was good before serves.
 */
class LetterSheet {

    private static final Logger log = LoggerFactory.getLogger(LetterSheet.class);
    private static final Letter COMPLETE =
            new Letter("类", "号", "标题", "主送", "【栏】正文", "事项", "附件", "抄送", "附注", "署名", "日期", "签发人", "类别");
    private static final Letter EMPTY = new Letter("", "", "", "", "", "", "", "", "", "", "", "", "");

    private final Resource beside;
    private final Resource packaged;
    private @Nullable Version good;
    private @Nullable String refused;

    /** @throws LetterSheetException if there is no such file, or the one beside the program has a mistake */
    LetterSheet(Resource beside, Resource packaged) {
        this.beside = beside;
        this.packaged = packaged;
        if (beside.exists()) {
            good = checked(beside);
        } else if (!packaged.exists()) {
            throw new LetterSheetException(beside.getDescription(), new FileNotFoundException("没有这个文件"));
        }
    }

    /** @param signatory whether the head shows who signed */
    synchronized Document fill(Letter letter, boolean signatory) {
        try {
            return current().fill(new LetterParts(letter, signatory));
        } catch (SAXException e) {
            throw new LetterSheetException(source().getDescription(), e);
        }
    }

    private Version current() {
        Version last = good;
        if (last == null) {
            last = checked(source());
        } else if (beside.exists()) {
            last = changed(last);
        }
        good = last;
        return last;
    }

    private Version changed(Version last) {
        try {
            String text = read(beside);
            if (text.equals(last.text()) || text.equals(refused)) {
                return last;
            }
            refused = text;
            return checked(beside);
        } catch (LetterSheetException e) {
            log.error("{} 在改正之前沿用上一份版式。 (The sheet before stays until this is corrected.)", e.getMessage());
            return last;
        }
    }

    /** Fills the sheet with a complete and an empty letter, so that no mistake waits for a real one. */
    private static Version checked(Resource file) {
        try {
            String text = read(file);
            parse(text);
            Version version = Version.of(text);
            version.fill(new LetterParts(COMPLETE, true));
            version.fill(new LetterParts(EMPTY, false));
            return version;
        } catch (SAXException | TemplateProcessingException e) {
            throw new LetterSheetException(file.getDescription(), e);
        }
    }

    private Resource source() {
        return beside.exists() ? beside : packaged;
    }

    private static String read(Resource file) {
        try {
            return file.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new LetterSheetException(file.getDescription(), e);
        }
    }

    /** Reads nothing but the text it is given: no entities, no document types from elsewhere. */
    private static Document parse(String text) throws SAXException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new InputSource(new StringReader(text)));
        } catch (ParserConfigurationException | IOException e) {
            throw new IllegalStateException("Every Java platform has these features, and a text can be read", e);
        }
    }

    /** One state of the file. */
    private record Version(String text, TemplateEngine engine) {

        static Version of(String text) {
            TemplateEngine engine = new TemplateEngine();
            engine.setTemplateResolver(new TextResolver(text));
            engine.setDialect(new SheetDialect());
            return new Version(text, engine);
        }

        Document fill(LetterParts parts) throws SAXException {
            return parse(engine.process("letter.html", new Context(Locale.CHINA, parts.byName())));
        }
    }

    /** Gives the text a short name: Thymeleaf quotes the name in each of its messages. */
    private static class TextResolver extends StringTemplateResolver {

        private final String text;

        TextResolver(String text) {
            this.text = text;
            setTemplateMode(TemplateMode.XML);
            setCacheable(true);
        }

        @Override
        protected ITemplateResource computeTemplateResource(
                IEngineConfiguration configuration,
                @Nullable String ownerTemplate,
                String template,
                @Nullable Map<String, Object> templateResolutionAttributes) {
            return new StringTemplateResource(text);
        }
    }
}
