package org.lianxin.referral.modeling;

import java.util.List;

/** A submitted form does not meet its own demands; nothing of it was stored. The message names each field by its label. */
public final class FormRefusedException extends EntryRefusedException {

    private static final long serialVersionUID = 1L;

    FormRefusedException(List<Finding> findings) {
        super(Finding.text(findings));
    }
}
