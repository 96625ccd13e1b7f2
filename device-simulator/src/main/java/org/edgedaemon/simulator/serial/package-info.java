/** Plays a reader of cards or codes at the other end of a serial line. */
@NullMarked
package org.edgedaemon.simulator.serial;

import org.jspecify.annotations.NullMarked;
