package org.lianxin.referral.deadline;

import org.lianxin.referral.modeling.EntryRefusedException;

/** A term in working days needs a year that {@code holidays.yaml} does not have. Whoever submits the form is told; a job fails with the same words. */
class MissingHolidaysException extends EntryRefusedException {

    private static final long serialVersionUID = 1L;

    MissingHolidaysException(int year) {
        super("〔期限〕holidays.yaml 没有 " + year + " 年的节假日安排，不能计算以工作日计的期限。"
                + "请系统管理员按国务院办公厅通知补上这一年并重新启动程序，然后再提交；已填内容不会丢失。");
    }
}
