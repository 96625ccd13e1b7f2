/** What ran when, and what came of it: for people. Nothing else depends on it. */
@NullMarked
package org.edgedaemon.history;

import org.jspecify.annotations.NullMarked;
