/** Levels that change while the daemon runs, and log files where no journal keeps the lines. */
@NullMarked
package org.edgedaemon.logging;

import org.jspecify.annotations.NullMarked;
