package org.lianxin.referral.security;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why somebody whom the identity provider knows does not come in here. */
enum OidcRefusal {
    FAILED("统一身份认证没有完成，请重新登录。如反复出现，请联系系统管理员。"),
    NO_ROLE("您的统一身份账号没有分配本系统的岗位，不能登录。请联系系统管理员，在统一身份认证平台为您分配岗位。"),
    NO_OFFICE("您的统一身份账号没有填写所属妇联，或所填的不在本系统内，不能登录。请联系系统管理员。"),
    BAD_NAME("您的统一身份账号的用户名含有本系统不能使用的字符（只能用字母、数字和连字符，最长 64 个）。请联系系统管理员。"),
    NAME_TAKEN("本系统已有同名账号，但不属于您的统一身份账号。请联系系统管理员核对。");

    private final String sentence;

    OidcRefusal(String sentence) {
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<OidcRefusal> of(String code) {
        return Arrays.stream(values())
                .filter(refusal -> refusal.code().equals(code))
                .findFirst();
    }
}
