/** Reads the etc file strictly, reports all problems at once, hands out component configs. */
@NullMarked
package org.edgedaemon.config;

import org.jspecify.annotations.NullMarked;
