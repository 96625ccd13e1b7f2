/**
 * A cloud that records what it is sent and misbehaves on demand.
 *
 * <p>Data flow: socket and faults (package {@code web}), {@code FrontDesk} (who may, what is in it,
 * what is answered), {@code Ledger} (what came, how often, in which order). The ledger and the
 * faults are shared between the cloud's event loops and the threads of a test, and guard
 * themselves.
 */
@NullMarked
package org.edgedaemon.simulator.cloud;

import org.jspecify.annotations.NullMarked;
