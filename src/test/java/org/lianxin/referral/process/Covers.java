package org.lianxin.referral.process;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The tests of this class together take every step and every path of a diagram, its sub-processes included. What they took is
 * drawn in {@code target/process-test-coverage/<class>/report.html}; what they missed fails the class.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ProcessCoverage.class)
@interface Covers {

    /** The id of the process. */
    String value();
}
