package org.lianxin.referral.privacy;

import java.util.Locale;

/** What of a referral was seen. The code (lower-case name) is what the database holds. */
public enum AccessKind {
    TASK_FORM("任务表单"),
    VARIABLES("接口读取"),
    CASE_PAGE("案件页面"),
    LETTER("文书"),
    DOWNLOAD("下载附件"),
    ERASURE("删除个人信息"),
    LOG("查看访问日志");

    private final String label;

    AccessKind(String label) {
        this.label = label;
    }

    /** The Chinese words shown on pages. */
    public String label() {
        return label;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static AccessKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
