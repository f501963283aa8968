package org.lianxin.referral.deadline;

/**
 * How long a step may take.
 *
 * @param amount at least 1, in {@code unit}
 * @param basis the article, or why we set the term ourselves; Chinese
 */
public record Term(int amount, Unit unit, Roll roll, Kind kind, String basis) {

    public Term {
        if (amount < 1) {
            throw new IllegalArgumentException("a term lasts at least 1 " + unit + ", not " + amount);
        }
    }

    /** For people, for example 24小时（反家庭暴力法 28（D02））. A term of our own says that it is one. */
    public String describe() {
        boolean ownButNotSaid = kind == Kind.I && !basis.startsWith(Kind.I.label());
        return amount + unit.label() + "（" + (ownButNotSaid ? Kind.I.label() + "：" : "") + basis + "）";
    }
}
