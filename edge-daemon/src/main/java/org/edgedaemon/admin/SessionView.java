package org.edgedaemon.admin;

/**
 * A session that somebody attended.
 *
 * @param startsAt ISO 8601 with an offset
 * @param students how many were marked
 */
public record SessionView(String id, String unit, String startsAt, int students) {}
