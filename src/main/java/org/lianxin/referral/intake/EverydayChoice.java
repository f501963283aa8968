package org.lianxin.referral.intake;

import java.util.List;

/**
 * One of the answers the public page offers: a code of ours in words that need no explanation.
 *
 * @param code as in {@code config/matters.csv} and the intake form
 */
record EverydayChoice(String code, String words) {

    static final String OTHER_MATTER = "other";
    static final String YES = "yes";
    static final String SELF = "self";

    static final List<EverydayChoice> YES_NO_UNSURE =
            List.of(new EverydayChoice(YES, "有"), new EverydayChoice("no", "没有"), new EverydayChoice("unknown", "说不准"));

    static final List<EverydayChoice> WRITERS = List.of(
            new EverydayChoice(SELF, "我自己的事"),
            new EverydayChoice("relative", "替家里人、亲戚写"),
            new EverydayChoice("neighbour", "邻居、朋友、同事，或者我看到、听到了"),
            new EverydayChoice("official", "工作中知道的（老师、医生、村镇干部等）"),
            new EverydayChoice("other", "其他"));

    static final List<EverydayChoice> MATTERS = List.of(
            new EverydayChoice("domestic_violence", "被家里人打、骂、威胁、控制"),
            new EverydayChoice("stalking_after_breakup", "分手或离婚后被纠缠、跟踪"),
            new EverydayChoice("sexual_harassment", "被性骚扰、性侵犯"),
            new EverydayChoice("minor_sexual_abuse", "孩子被猥亵、性侵"),
            new EverydayChoice("minor_harm", "孩子被打、被虐待、被伤害"),
            new EverydayChoice("guardian_failure", "孩子没人管"),
            new EverydayChoice("school_bullying", "学生被欺负"),
            new EverydayChoice("trafficking", "被拐卖、被关起来不让走"),
            new EverydayChoice("family_dispute", "离婚、孩子抚养、财产、彩礼等家里的纠纷"),
            new EverydayChoice("labour_discrimination", "工作上受歧视，怀孕被辞退"),
            new EverydayChoice("rural_land_rights", "土地、村里分钱没有我的份"),
            new EverydayChoice("hardship", "生活困难"),
            new EverydayChoice(OTHER_MATTER, "其他，或者说不清"));

    static final List<EverydayChoice> MESSAGES =
            List.of(new EverydayChoice(YES, "可以"), new EverydayChoice("no", "不可以"));

    static boolean offers(List<EverydayChoice> choices, String code) {
        return choices.stream().anyMatch(choice -> choice.code().equals(code));
    }
}
