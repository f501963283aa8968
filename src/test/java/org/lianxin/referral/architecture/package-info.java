/** How the house is built: modules, layers and habits, held by tests that are themselves tested against a fixture. */
@NullMarked
package org.lianxin.referral.architecture;

import org.jspecify.annotations.NullMarked;
