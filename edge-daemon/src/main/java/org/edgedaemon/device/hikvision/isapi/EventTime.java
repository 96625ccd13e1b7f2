package org.edgedaemon.device.hikvision.isapi;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A terminal's time as it wrote it, and what could be understood of it.
 *
 * @param text as written
 * @param wallClock null when the text is no time at all
 * @param offset as written or mended; null when it had none
 */
public record EventTime(
    String text, @Nullable LocalDateTime wallClock, @Nullable ZoneOffset offset) {}
