/**
 * ZKTeco terminals on port 4370: transport, session, bulk reads, real-time events, behind the
 * device port.
 *
 * <p>From bytes to punches: {@code TcpFraming}/{@code UdpFraming} cut frames, {@code Conversation}
 * matches them to requests, {@code BulkRead} collects a dataset, {@code LogPass} finds its layout,
 * {@code LogDecoder} makes punches, {@code HandOver} gives them to the listener in bounded batches.
 * {@code LiveEvents} is the short way for real-time events.
 *
 * <p>Threads: one event-loop thread owns a session and everything it consists of; calls from other
 * threads are passed to it, listeners' answers come back to it, nothing blocks it. Shared between
 * devices are only {@code ZkFleet} and what it holds. A device's {@code StatusBoard} may be read by
 * anybody.
 *
 * <p>Buffers: a frame's data belongs to the transport until the receiver's call returns; who keeps
 * it longer retains it. Bytes given to a {@code DatasetSink} stay valid until the stage it returned
 * has completed.
 */
@NullMarked
package org.edgedaemon.device.zk;

import org.jspecify.annotations.NullMarked;
