/**
 * Joint 2: journal to outbox to destination. Watermarks, retry, breaker, dead letters.
 *
 * <pre>
 *   journal --Refill--> lane file --Window--> LaneAttempts --Deliveries--> destination
 *                          ^                                                   |
 *                          +-- Settlement: letters, removal, watermark <-------+
 * </pre>
 *
 * <p>Threads: each lane is a {@link org.edgedaemon.forward.LaneMachine} that one {@link
 * org.edgedaemon.forward.LaneRunner} thread owns. Nothing else touches its file, its window or its
 * counters; answers of destinations and wishes of operators are events in the runner's queue. The
 * owner refuses interrupts, which would close files under it. Waiting is done by saying when the
 * next turn is wanted, never by sleeping, so tests run the same machine on a manual clock.
 *
 * <p>What survives a crash is in the stores alone: deliver, store dead letters, remove from the
 * lane, move the watermark, in this order. Whatever is in memory is rebuilt from them, and is
 * thrown away whenever it is doubted.
 */
@NullMarked
package org.edgedaemon.forward;

import org.jspecify.annotations.NullMarked;
