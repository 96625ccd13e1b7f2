package org.edgedaemon.admin;

/**
 * What the check of one lane found.
 *
 * @param sound whether every element could be read and is in order
 * @param text what was found, and what to do
 */
public record LaneCheck(String destination, boolean sound, long entries, String text) {}
