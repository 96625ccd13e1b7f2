/**
 * Plays terminals and destinations, written from the protocol notes alone. Never shipped with the
 * daemon.
 */
@NullMarked
package org.edgedaemon.simulator;

import org.jspecify.annotations.NullMarked;
