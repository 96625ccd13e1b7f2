/**
 * The cloud's REST API as a sync needs it: a connection test, lists of ids of any length, records
 * and files.
 *
 * <p>Lists: event loop, {@code ChunkPipe} (a bounded hand-over to the thread of the run), gzip,
 * {@code IdScanner} (JSON token by token), the caller's sink. Records and files go out and come
 * back on event loops; nothing blocks there.
 */
@NullMarked
package org.edgedaemon.dataset.cloud;

import org.jspecify.annotations.NullMarked;
