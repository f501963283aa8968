package org.lianxin.referral.handoff;

/** What a link in a mail turned out to be. */
public sealed interface PartnerLink {

    /** Usable, once the access code has been entered. */
    record Valid(String tokenHash, Handoff handoff, Agency agency) implements PartnerLink {

        /** The government asked for an inspection reads what it was asked; only the agency itself answers. */
        boolean readsOnly() {
            return !agency.id().equals(handoff.agencyId());
        }
    }

    /** Too old, or {@code replaced} because a newer link has been opened. A new mail can be asked for. */
    record Expired(String tokenHash, Handoff handoff, Agency agency, boolean replaced) implements PartnerLink {}

    /** Locked after too many wrong codes; only the caseworker can have a new one sent. */
    record Locked(Handoff handoff, Agency agency) implements PartnerLink {}

    /** Never issued, or issued to an agency that no longer has the hand-off. */
    record Unknown() implements PartnerLink {}
}
