package org.lianxin.referral.letter;

import java.util.Optional;
import java.util.stream.Stream;
import org.thymeleaf.exceptions.TemplateProcessingException;
import org.xml.sax.SAXParseException;

/** The sheet of the letters is missing or has a mistake. */
class LetterSheetException extends RuntimeException {

    LetterSheetException(String file, Exception cause) {
        super(
                "信函版式 %1$s %2$s有错误：%3$s。 (The sheet of the letters, %1$s, cannot be used: %3$s)"
                        .formatted(
                                file,
                                line(cause).map("第%d行"::formatted).orElse(""),
                                causes(cause)
                                        .reduce((outer, inner) -> inner)
                                        .orElse(cause)
                                        .getMessage()),
                cause);
    }

    private static Optional<Integer> line(Exception failure) {
        return causes(failure)
                .flatMap(cause -> {
                    if (cause instanceof TemplateProcessingException template) {
                        return Stream.ofNullable(template.getLine());
                    }
                    return cause instanceof SAXParseException parse ? Stream.of(parse.getLineNumber()) : Stream.empty();
                })
                .findFirst();
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }
}
