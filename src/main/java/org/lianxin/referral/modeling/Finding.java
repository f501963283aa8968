package org.lianxin.referral.modeling;

import java.util.List;

/**
 * One thing wrong with a submitted form, for the person who filled it in.
 *
 * @param label what the person sees beside the field
 * @param sentence what is wrong and what to do; never the rejected text itself, which may be about a person
 */
record Finding(String label, String sentence) {

    private static final int SHOWN = 20;

    static String text(List<Finding> findings) {
        StringBuilder text = new StringBuilder();
        findings.stream().limit(SHOWN).forEach(each -> text.append(text.isEmpty() ? "" : "；")
                .append('〔')
                .append(each.label())
                .append('〕')
                .append(each.sentence()));
        if (findings.size() > SHOWN) {
            text.append("；另有").append(findings.size() - SHOWN).append("处，请逐项核对。");
        }
        return text.toString();
    }
}
