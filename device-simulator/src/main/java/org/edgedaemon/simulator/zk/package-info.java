/**
 * A ZK terminal that plays its part over real sockets.
 *
 * <p>Data flow: socket, frame decoder, {@code Conversation}, answers, {@code Link}, socket.
 * Everything of one terminal's conversations runs on one event loop, so none of it locks; only the
 * log, the faults and the counters are shared with the threads of a test, and guard themselves.
 *
 * <p>Written from the protocol notes alone. It shares no code with any client, so a misreading on
 * either side shows as a failing test.
 */
@NullMarked
package org.edgedaemon.simulator.zk;

import org.jspecify.annotations.NullMarked;
