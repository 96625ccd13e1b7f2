package org.edgedaemon.device.zk.codec;

/** What one record of the log turned out to be. */
public sealed interface AttendanceResult permits AttendanceRecord, BadRecord {}
