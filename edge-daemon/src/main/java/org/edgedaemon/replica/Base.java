package org.edgedaemon.replica;

/**
 * What a slave and its master last agreed on of a row.
 *
 * @param image the row as it is in the slave's own database after that: read back, so that a
 *     database's own rounding is not taken for a change
 * @param deleted both have deleted it
 */
public record Base(RowId row, Version version, RowImage image, boolean deleted) {}
