package org.lianxin.referral.letter;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import java.util.Objects;
import java.util.stream.Collectors;

/** The file with the wording of the letters is missing or has a mistake. */
class LetterTextsException extends RuntimeException {

    LetterTextsException(String file, Exception cause) {
        super(
                "信函文本文件 %1$s 读不出来：%2$s (The file with the letters' wording, %1$s, cannot be used: %2$s)"
                        .formatted(file, mistake(cause)),
                cause);
    }

    /** Where in the file, and what. */
    private static String mistake(Exception failure) {
        if (failure.getCause() instanceof JsonMappingException mapping) {
            String place = mapping.getPath().stream()
                    .map(Reference::getFieldName)
                    .filter(Objects::nonNull)
                    .collect(Collectors.joining(" → "));
            return place + ": " + mapping.getOriginalMessage();
        }
        return String.valueOf(failure.getMessage());
    }
}
