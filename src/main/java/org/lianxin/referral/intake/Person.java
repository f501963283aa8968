package org.lianxin.referral.intake;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.spin.json.SpinJsonNode;

/**
 * What identifies the person concerned, brought into one spelling each. What is unknown is left out.
 *
 * @param marks kind and normalised value; an age stands for two possible years of birth
 */
record Person(Set<Mark> marks) {

    private static final Pattern NOT_A_DIGIT = Pattern.compile("\\D");
    private static final Pattern WHITE_SPACE = Pattern.compile("\\s");
    private static final int MOBILE_DIGITS = 11;
    private static final int FEWEST_DIGITS = 7;

    record Mark(String kind, String value) {}

    static Person of(Optional<SpinJsonNode> victim, Optional<SpinJsonNode> safety, Optional<Number> age, int year) {
        Set<Mark> marks = new LinkedHashSet<>();
        safety.ifPresent(json -> addPhone(marks, text(json, "safePhone")));
        victim.ifPresent(json -> {
            addPhone(marks, text(json, "phone"));
            String idNumber = text(json, "idNumber").toUpperCase(Locale.ROOT);
            if (!idNumber.isEmpty()) {
                marks.add(new Mark("id", idNumber));
            }
            String name = text(json, "name");
            if (!name.isEmpty()) {
                birthYears(text(json, "birthDate"), age, year)
                        .forEach(born -> marks.add(new Mark("name", name + "|" + born)));
            }
        });
        return new Person(marks);
    }

    private static void addPhone(Set<Mark> marks, String written) {
        String phone = NOT_A_DIGIT.matcher(written).replaceAll("");
        if (phone.length() >= FEWEST_DIGITS) {
            // The country code in front of a mobile number is left away.
            marks.add(new Mark("phone", phone.substring(Math.max(0, phone.length() - MOBILE_DIGITS))));
        }
    }

    private static Set<Integer> birthYears(String birthDate, Optional<Number> age, int year) {
        if (birthDate.length() >= 4) {
            return Set.of(Integer.parseInt(birthDate.substring(0, 4)));
        }
        return age.map(Number::intValue)
                .map(years -> Set.of(year - years, year - years - 1))
                .orElse(Set.of());
    }

    private static String text(SpinJsonNode json, String key) {
        boolean present = json.isObject() && json.hasProp(key) && json.prop(key).isString();
        return present ? WHITE_SPACE.matcher(json.prop(key).stringValue()).replaceAll("") : "";
    }
}
