package org.edgedaemon.device.zk.codec;

/**
 * A record that cannot be a punch; the others of its log go on.
 *
 * @param reason what is wrong with it, for an operator; no personal data
 * @param bytes the whole record
 */
public record BadRecord(String reason, RawBytes bytes) implements AttendanceResult {}
