package org.lianxin.referral.modeling;

import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;

/**
 * What a person entered cannot stand; nothing of it was stored. The message is a Chinese sentence for her: which value, why, what to do.
 *
 * <p>The supertype is the one that {@code engine-rest} and Tasklist answer with status 400 and this message.
 */
public class EntryRefusedException extends FormFieldValidationException {

    private static final long serialVersionUID = 1L;

    public EntryRefusedException(String sentence) {
        super("", sentence);
    }
}
