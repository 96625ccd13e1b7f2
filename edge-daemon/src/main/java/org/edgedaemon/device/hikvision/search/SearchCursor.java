package org.edgedaemon.device.hikvision.search;

import java.time.LocalDateTime;
import java.util.List;
import org.edgedaemon.device.ReadCursor;
import org.jspecify.annotations.Nullable;

/**
 * How far a terminal's log is durably read, and what its firmware takes.
 *
 * @param device serial number of the terminal
 * @param firmware for which {@code variant} was learnt
 * @param epoch of the terminal's counter, from 0, one more after each reset
 * @param anchor the record with the highest serial number that is ours; null when there is none yet
 *     in this epoch
 * @param landmarks some of the newest records of this epoch, read or only seen, by ascending
 *     number; with one of them stored the epoch can be known again before any of its records is
 *     read
 * @param place where reading goes on, in the way of the variant
 */
public record SearchCursor(
    String device,
    String firmware,
    RequestVariant variant,
    int epoch,
    @Nullable Anchor anchor,
    List<Anchor> landmarks,
    Place place) {
  public SearchCursor {
    landmarks = List.copyOf(landmarks);
  }

  /** Where a read goes on. */
  public sealed interface Place {
    /** After the anchor. */
    record BySerial() implements Place {}

    /**
     * At a time.
     *
     * @param frozen all before this wall clock of the terminal is read and closed
     */
    record ByTime(LocalDateTime frozen) implements Place {}

    /**
     * After a row.
     *
     * @param count rows of the log that were read, from its start
     * @param lastRow fingerprint of the last of them
     */
    record ByPosition(int count, String lastRow) implements Place {}
  }

  /** Reads a cursor of this terminal; null for whatever is none, so that everything is read. */
  public static @Nullable SearchCursor parse(@Nullable ReadCursor text, String device) {
    SearchCursor cursor = text == null ? null : CursorText.parse(text.value());
    return cursor != null && cursor.device.equals(device) ? cursor : null;
  }

  /** The serial number of the terminal that a cursor is of; null when it is no cursor. */
  public static @Nullable String deviceOf(@Nullable ReadCursor text) {
    SearchCursor cursor = text == null ? null : CursorText.parse(text.value());
    return cursor == null ? null : cursor.device;
  }

  public ReadCursor toReadCursor() {
    return new ReadCursor(CursorText.of(this));
  }

  /** The highest serial number that is ours; 0 when there is none. */
  public long serial() {
    return anchor == null ? 0 : anchor.serial();
  }
}
