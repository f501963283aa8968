package org.lianxin.referral;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.TestPropertySource;

/** Beside {@link ReferralTest}: the application runs on a real PostgreSQL. All such tests share one application. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@TestPropertySource(properties = TestDatabase.SETTING + "=postgresql")
public @interface OnPostgres {}
