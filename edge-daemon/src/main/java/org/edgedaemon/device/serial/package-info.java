/**
 * Readers of cards and codes on a serial port, behind the device port.
 *
 * <p>A reader keeps no log: what it has said once is gone. So a read becomes durable before the
 * reader is told anything, and a read that cannot be stored is offered again for a while, or
 * refused to the reader where it can be told.
 *
 * <p>From bytes to punches: {@code PortReader} reads what waits, {@code ReadingDecoder} cuts and
 * checks it, {@code ReadDesk} drops repeats, makes punches and hands them over, {@code ReplyWriter}
 * tells the reader.
 *
 * <p>Threads: one daemon thread owns a port and all that belongs to a session: it alone opens,
 * reads and closes, and never waits longer than a tick. Listeners' answers come back to it through
 * a queue. A second thread writes replies, because a write may hang; if it does, the owner throws
 * away what waits to be sent, which ends the write. A {@code StatusBoard} may be read by anybody.
 */
@NullMarked
package org.edgedaemon.device.serial;

import org.jspecify.annotations.NullMarked;
