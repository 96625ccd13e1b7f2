package org.edgedaemon.config;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where log lines are kept when no journal keeps them.
 *
 * @param maxBytes of one file
 * @param maxAge of what is kept
 * @param keep older files beside the one that is written
 */
public record LogSettings(Path file, long maxBytes, Duration maxAge, int keep) {}
