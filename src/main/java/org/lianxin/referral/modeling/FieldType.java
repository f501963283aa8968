package org.lianxin.referral.modeling;

import java.util.Arrays;
import java.util.Optional;

/** The components of a Camunda Form that send a value. Any other component with a key sends nothing we accept. */
enum FieldType {
    TEXTFIELD,
    TEXTAREA,
    NUMBER,
    CHECKBOX,
    RADIO,
    SELECT,
    CHECKLIST,
    TAGLIST,
    DATETIME,
    EXPRESSION,
    DYNAMICLIST;

    static Optional<FieldType> named(String type) {
        return Arrays.stream(values())
                .filter(each -> each.name().equalsIgnoreCase(type))
                .findFirst();
    }

    boolean isChosen() {
        return this == RADIO || this == SELECT || isChosenSeveral();
    }

    boolean isChosenSeveral() {
        return this == CHECKLIST || this == TAGLIST;
    }

    boolean isText() {
        return this == TEXTFIELD || this == TEXTAREA || this == EXPRESSION;
    }
}
