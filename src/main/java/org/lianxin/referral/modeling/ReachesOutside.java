package org.lianxin.referral.modeling;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A delegate that sends mail: what it did cannot be rolled back. Its task begins a transaction of its own
 * ({@code asyncBefore}), so that a failure is tried again and nothing before it is lost or repeated.
 */
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ReachesOutside {}
