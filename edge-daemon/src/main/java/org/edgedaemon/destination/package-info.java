/**
 * Port of the destinations: renders entries to a wire form and says accepted, rejected or
 * unavailable. Knows nothing of queues or retries.
 */
@NullMarked
package org.edgedaemon.destination;

import org.jspecify.annotations.NullMarked;
