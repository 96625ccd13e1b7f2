/**
 * Ports of the outbox: a lane per destination, its watermark, its dead letters. Methods block; each
 * lane has one owner thread.
 */
@NullMarked
package org.edgedaemon.outbox;

import org.jspecify.annotations.NullMarked;
