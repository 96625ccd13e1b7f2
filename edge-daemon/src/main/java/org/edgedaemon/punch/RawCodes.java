package org.edgedaemon.punch;

/**
 * The device's own numbers for in/out ({@code status}) and verification ({@code verify}), unsigned.
 */
public record RawCodes(int status, int verify) {}
