package org.edgedaemon.simulator.cloud;

/**
 * One record as it arrived.
 *
 * @param eventId its {@code event_id}, or {@code id} when it has no other
 * @param userId its {@code user_id}, empty when it has none
 * @param seq its {@code seq}, -1 when it has none
 * @param json its own text, byte for byte
 */
public record ReceivedRecord(String eventId, String userId, long seq, String json) {}
