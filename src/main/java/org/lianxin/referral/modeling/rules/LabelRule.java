package org.lianxin.referral.modeling.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a person reads is there, and Chinese; a choice may be a number. */
final class LabelRule implements FormRule {

    private static final Set<String> MUTE = Set.of("separator", "spacer");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    @Override
    public String id() {
        return "form-label";
    }

    @Override
    public void check(JsonNode form, Report report) {
        FormParts.of(form)
                .filter(component -> !MUTE.contains(component.path("type").asText()))
                .forEach(component -> checkWords(component, report));
    }

    private static void checkWords(JsonNode component, Report report) {
        if (Stream.of("label", "dateLabel", "text")
                .noneMatch(name -> isChinese(component.path(name).asText()))) {
            report.error(FormParts.place(component), "没有中文名称（Label），填表的人看不懂要填什么。请写上。");
        }
        for (JsonNode choice : component.path("values")) {
            String label = choice.path("label").asText();
            if (!isChinese(label) && !NUMBER.matcher(label).matches()) {
                report.error(
                        FormParts.place(component),
                        "选项“%s”没有中文名称。请写上。".formatted(choice.path("value").asText()));
            }
        }
    }

    private static boolean isChinese(String text) {
        return CHINESE.matcher(text).find();
    }
}
