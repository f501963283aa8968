package org.lianxin.referral.letter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a sheet may name of a letter.
 *
 * @param showSignatory whether the head shows who signed
 */
record LetterParts(Letter letter, boolean showSignatory) {

    /** 【当事人】林晓荷: in a form the words before stand at the left. */
    private static final Pattern LABELLED = Pattern.compile("【([^】]*)】(.*)");

    private static final String UNSIGNED = "待签发";

    Map<String, @Nullable Object> byName() {
        Map<String, @Nullable Object> parts = new HashMap<>();
        parts.put("documentNo", letter.documentNo());
        parts.put("subject", letter.subject());
        parts.put("recipient", letter.recipient());
        parts.put("paragraphs", letter.paragraphLines());
        parts.put("rows", rows());
        parts.put("requested", unlessEmpty(letter.requestedLines()));
        parts.put("enclosures", unlessEmpty(enclosures()));
        parts.put("copies", letter.copies());
        parts.put("contact", letter.contact());
        parts.put("note", letter.note());
        parts.put("signedBy", letter.signedBy());
        parts.put("date", letter.date());
        parts.put("signatory", signatory());
        parts.put("category", letter.category());
        return parts;
    }

    /** A paragraph without a label belongs to the row before. */
    private List<Map<String, Object>> rows() {
        List<Map<String, Object>> rows = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (String paragraph : letter.paragraphLines()) {
            Matcher labelled = LABELLED.matcher(paragraph);
            boolean label = labelled.matches();
            if (label || rows.isEmpty()) {
                lines = new ArrayList<>();
                rows.add(Map.of("label", label ? labelled.group(1) : "", "lines", lines));
            }
            lines.add(label ? labelled.group(2) : paragraph);
        }
        return rows;
    }

    /** One alone has no number: GB/T 9704-2012, 7.3.4. */
    private List<Map<String, String>> enclosures() {
        List<String> names = letter.enclosureLines();
        return IntStream.range(0, names.size())
                .mapToObj(index -> Map.of(
                        "label",
                        index == 0 ? "附件：" : "",
                        "number",
                        names.size() == 1 ? "" : (index + 1) + ".",
                        "name",
                        names.get(index)))
                .toList();
    }

    /** To a condition of a sheet an empty list would be something. */
    private static @Nullable List<?> unlessEmpty(List<?> lines) {
        return lines.isEmpty() ? null : lines;
    }

    private String signatory() {
        if (!showSignatory) {
            return "";
        }
        return letter.signatory().isEmpty() ? UNSIGNED : letter.signatory();
    }
}
