/**
 * Hikvision terminals that speak ISAPI over real sockets.
 *
 * <p>{@link org.edgedaemon.simulator.hikvision.HikvisionTerminal#builder} describes one; {@link
 * org.edgedaemon.simulator.hikvision.Firmware} names whole models. What a firmware does differently
 * is a knob in one of the {@code ...Style} classes; the same knobs can be turned while the terminal
 * runs ({@code terminal.login().realm("...")}), as an upgrade or a hand at its menu would.
 *
 * <p>Data flow: socket, request decoder, {@code ClientConnection}, {@code Gatekeeper}, {@code
 * Routes}, a page, {@code Answers}, socket. All of one terminal's conversations run on one event
 * loop, so none of it locks; only the log, the faults, the knobs and the counters are shared with
 * the threads of a test, and guard themselves.
 *
 * <p>Written from the protocol notes alone. It shares no code with any client, so a misreading on
 * either side shows as a failing test.
 */
@NullMarked
package org.edgedaemon.simulator.hikvision;

import org.jspecify.annotations.NullMarked;
