package org.lianxin.referral.modeling;

import java.util.List;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;

/**
 * A submitted form does not meet its own demands; nothing of it was stored. The message names each field by its label.
 *
 * <p>The supertype is the one that {@code engine-rest} and Tasklist answer with status 400 and this message.
 */
public final class FormRefusedException extends FormFieldValidationException {

    private static final long serialVersionUID = 1L;

    FormRefusedException(List<Finding> findings) {
        super("", Finding.text(findings));
    }
}
