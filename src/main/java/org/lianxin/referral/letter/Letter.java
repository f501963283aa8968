package org.lianxin.referral.letter;

import java.util.List;
import java.util.regex.Pattern;
import org.camunda.spin.Spin;
import org.camunda.spin.json.SpinJsonNode;

/**
 * An official letter as it is checked, signed and shown; the process variable {@code letter} holds it under the same keys.
 *
 * @param kind name in {@code letters.yaml}, which decides on the sheet; empty for the usual sheet
 * @param documentNo 发文字号 or slip number, empty until signed
 * @param subject 标题
 * @param recipient 主送机关, without colon
 * @param paragraphs 正文, one paragraph per line
 * @param requested 请求事项, one item per line
 * @param enclosures 附件说明, one enclosure per line, without numbers; may be empty
 * @param copies 抄送, may be empty
 * @param contact 附注: whom to ask, and the telephone
 * @param signedBy 发文机关
 * @param date 成文日期 such as 2026年6月9日, empty until signed
 * @param signatory 签发人: the name of who signed it, empty until signed
 * @param category 类别 of a reply to a suggestion: A, B or C; empty for every other letter
 */
public record Letter(
        String kind,
        String documentNo,
        String subject,
        String recipient,
        String paragraphs,
        String requested,
        String enclosures,
        String copies,
        String contact,
        String signedBy,
        String date,
        String signatory,
        String category) {

    private static final Pattern LINE_BREAKS = Pattern.compile("\\R+");

    /** A key that is missing reads as empty: a form submits only the keys it asks for. */
    public static Letter fromJson(SpinJsonNode json) {
        return new Letter(
                text(json, "kind"),
                text(json, "documentNo"),
                text(json, "subject"),
                text(json, "recipient"),
                text(json, "paragraphs"),
                text(json, "requested"),
                text(json, "enclosures"),
                text(json, "copies"),
                text(json, "contact"),
                text(json, "signedBy"),
                text(json, "date"),
                text(json, "signatory"),
                text(json, "category"));
    }

    public SpinJsonNode toJson() {
        return Spin.JSON("{}")
                .prop("kind", kind)
                .prop("documentNo", documentNo)
                .prop("subject", subject)
                .prop("recipient", recipient)
                .prop("paragraphs", paragraphs)
                .prop("requested", requested)
                .prop("enclosures", enclosures)
                .prop("copies", copies)
                .prop("contact", contact)
                .prop("signedBy", signedBy)
                .prop("date", date)
                .prop("signatory", signatory)
                .prop("category", category);
    }

    /** The letter as it leaves the signatory's desk. */
    public Letter signed(String documentNo, String signedBy, String date) {
        return fromJson(toJson().prop("documentNo", documentNo)
                .prop("signedBy", signedBy)
                .prop("date", date));
    }

    /** On the sheet of this kind: a form asks for no kind and so submits none. */
    public Letter of(String kind) {
        return fromJson(toJson().prop("kind", kind));
    }

    /** With the name of who signs it, which some kinds show. */
    public Letter by(String signatory) {
        return fromJson(toJson().prop("signatory", signatory));
    }

    public boolean isSigned() {
        return !date.isEmpty();
    }

    public List<String> paragraphLines() {
        return lines(paragraphs);
    }

    public List<String> requestedLines() {
        return lines(requested);
    }

    public List<String> enclosureLines() {
        return lines(enclosures);
    }

    private static List<String> lines(String text) {
        return LINE_BREAKS
                .splitAsStream(text)
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** 附注 in its round brackets (GB/T 9704-2012, 7.3.7); brackets within it are others (GB/T 15834-2011, 4.9.3). Empty without a contact. */
    public String note() {
        return contact.isEmpty() ? "" : "（" + contact.replace('（', '〔').replace('）', '〕') + "）";
    }

    private static String text(SpinJsonNode json, String key) {
        return json.hasProp(key) && json.prop(key).isString() ? json.prop(key).stringValue() : "";
    }
}
