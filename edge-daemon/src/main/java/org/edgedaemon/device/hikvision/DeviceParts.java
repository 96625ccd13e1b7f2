package org.edgedaemon.device.hikvision;

import io.netty.channel.EventLoop;

/**
 * What the parts of one device share for as long as the process runs.
 *
 * @param label names the device in messages
 * @param loop where all state of the device lives
 */
record DeviceParts(
    HikvisionConfig config,
    HikvisionFleet fleet,
    String label,
    EventLoop loop,
    StatusBoard board,
    EventCounts counts,
    KnownEvents known,
    Undecided undecided,
    WakeUps wakeUps) {}
