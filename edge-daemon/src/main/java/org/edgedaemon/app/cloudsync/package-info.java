/**
 * Cloud sync in the running daemon, as the etc file wants it: made, changed while it runs, and
 * shown to an operator, in health and in metrics.
 */
@NullMarked
package org.edgedaemon.app.cloudsync;

import org.jspecify.annotations.NullMarked;
