package org.edgedaemon.admin;

/**
 * A backup that was written, opened and checked.
 *
 * @param file its path on the daemon's machine
 * @param sequence everything up to it is surely in the backup
 */
public record BackupReport(String file, long bytes, long sequence) {}
