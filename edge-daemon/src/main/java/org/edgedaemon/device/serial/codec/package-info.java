/**
 * From a serial reader's bytes to the value that was read: framing, checksum, text. Pure: no IO, no
 * clock. Not thread-safe where it keeps state.
 */
@NullMarked
package org.edgedaemon.device.serial.codec;

import org.jspecify.annotations.NullMarked;
