/** Measurements, run by {@code src/test/benchmark/run} and never by the build: a busy machine must not fail it. */
@NullMarked
package org.lianxin.referral.benchmark;

import org.jspecify.annotations.NullMarked;
