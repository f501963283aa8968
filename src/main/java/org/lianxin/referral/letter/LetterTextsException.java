package org.lianxin.referral.letter;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import java.util.List;
import java.util.Objects;

/** The file with the wording of the letters is missing or has a mistake. */
class LetterTextsException extends RuntimeException {

    /** @param text what the file holds, empty if it cannot be read */
    LetterTextsException(String file, String text, Exception cause) {
        super(
                "信函文本文件 %1$s 读不出来：%2$s (The file with the letters' wording, %1$s, cannot be used: %2$s)"
                        .formatted(file, mistake(text, cause)),
                cause);
    }

    /** Where in the file, and what. */
    private static String mistake(String text, Exception failure) {
        if (failure.getCause() instanceof JsonMappingException mapping) {
            List<String> place = mapping.getPath().stream()
                    .map(Reference::getFieldName)
                    .filter(Objects::nonNull)
                    .toList();
            String heading = place.size() > 1 ? "\n  " + place.get(1) + ":" : "";
            String line = !heading.isEmpty() && text.contains(heading)
                    ? "第%d行 ".formatted(LetterTextsFile.line(text, heading) + 1)
                    : "";
            return line + String.join(" → ", place) + ": " + mapping.getOriginalMessage();
        }
        return String.valueOf(failure.getMessage());
    }
}
