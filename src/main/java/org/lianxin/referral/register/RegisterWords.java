package org.lianxin.referral.register;

import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The Chinese words of the codes in the register, in the order in which a person chooses them. */
final class RegisterWords {

    static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    static final Map<String, String> LEVELS = new LinkedHashMap<>();
    /** As in the form {@code intake}. */
    static final Map<String, String> CHANNELS = new LinkedHashMap<>();

    static {
        LEVELS.put("red", "红色");
        LEVELS.put("orange", "橙色");
        LEVELS.put("yellow", "黄色");
        LEVELS.put("blue", "蓝色");

        CHANNELS.put("hotline", "12338热线");
        CHANNELS.put("visit", "来访");
        CHANNELS.put("letter", "来信");
        CHANNELS.put("online", "网上");
        CHANNELS.put("rights_centre", "维权服务站点");
        CHANNELS.put("womens_council", "镇村妇联");
        CHANNELS.put("other_organ", "其他机关转来");
    }

    private RegisterWords() {}

    static String level(Optional<String> code) {
        return code.map(known -> LEVELS.getOrDefault(known, known)).orElse("待定级");
    }

    static String channel(String code) {
        return CHANNELS.getOrDefault(code, code);
    }
}
