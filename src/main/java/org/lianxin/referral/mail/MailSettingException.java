package org.lianxin.referral.mail;

/** A setting without which no mail can leave is missing or wrong. */
class MailSettingException extends RuntimeException {

    private final String key;
    private final String example;

    private MailSettingException(String message, String key, String example) {
        super(message);
        this.key = key;
        this.example = example;
    }

    static MailSettingException missing(String key, String chinese, String english, String example) {
        return new MailSettingException(
                "没有配置%s：缺少 %s。 (%s is not configured: %s is missing.)".formatted(chinese, key, english, key),
                key,
                example);
    }

    static MailSettingException notAnAddress(String key, String value, String example) {
        return new MailSettingException(
                "%1$s 不是邮箱地址：“%2$s”。 (%1$s is not a mail address: \"%2$s\".)".formatted(key, value), key, example);
    }

    static MailSettingException unusable(String key, String value, String chinese, String english) {
        return new MailSettingException(
                "%1$s 指定的 %2$s 不能用：%3$s。 (%2$s named by %1$s cannot be used: %4$s.)"
                        .formatted(key, value, chinese, english),
                key,
                "file:./config/mail.p12");
    }

    String key() {
        return key;
    }

    String example() {
        return example;
    }
}
