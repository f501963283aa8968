package org.lianxin.referral.modeling;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A bean whose public methods expressions in diagrams may call: {@code ${due.at(execution, 'screen')}}. Delegates and
 * listeners need no mark; any other bean is out of a diagram's reach.
 */
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ForDiagrams {}
