package org.edgedaemon.entry;

import java.util.Locale;

/**
 * What an entry is. The code is stored on disk: never renumber. A new one raises the version of the
 * envelope in {@code tape}, so that an older release refuses what it cannot know.
 */
public enum EntryKind {
  /** A punch; destinations take it as {@code punch}. */
  PUNCH(1),
  /** A student's attendance mark. */
  MARK(2),
  /** A student. */
  STUDENT(3),
  /** A recognition event without attendance meaning. */
  RECOGNITION(4),
  /**
   * How far a device has been read; follows the entries it covers, so it is lost when they are.
   * Never forwarded.
   */
  READ_CURSOR(64),
  /** A device record that could not be understood, with its bytes. Never forwarded. */
  SET_ASIDE(65),
  /** A version of a record of a dataset, the newest counts. Never forwarded. */
  DATASET_RECORD(66);

  private final int code;
  private final String wireName = name().toLowerCase(Locale.ROOT).replace('_', '-');

  EntryKind(int code) {
    this.code = code;
  }

  /** The number on disk. */
  public int code() {
    return code;
  }

  /** The word in the etc file ({@code accepts}) and in listings. */
  public String wireName() {
    return wireName;
  }

  /** The kind with this number on disk. */
  public static EntryKind ofCode(int code) {
    for (EntryKind kind : values()) {
      if (kind.code == code) {
        return kind;
      }
    }
    throw new IllegalArgumentException("no entry kind has code " + code);
  }
}
