package org.lianxin.referral.process;

import org.lianxin.referral.OnPostgres;

/** The same on PostgreSQL. */
@OnPostgres
class ErasureOnPostgresTest extends ErasureTest {}
