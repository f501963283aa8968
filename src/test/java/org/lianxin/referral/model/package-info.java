/** The contract between diagrams, forms and code. */
@NullMarked
package org.lianxin.referral.model;

import org.jspecify.annotations.NullMarked;
