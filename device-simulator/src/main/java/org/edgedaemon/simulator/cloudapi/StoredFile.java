package org.edgedaemon.simulator.cloudapi;

/**
 * A file that was uploaded, without its content.
 *
 * @param sha256 in hexadecimal digits
 * @param times how often it came whole
 */
public record StoredFile(
    String directory, String name, String mediaType, long size, String sha256, int times) {}
