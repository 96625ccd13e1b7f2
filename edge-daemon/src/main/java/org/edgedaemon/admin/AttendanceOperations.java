package org.edgedaemon.admin;

import java.util.Locale;

/** Looking at attendance, and telling of timetables and students. */
public interface AttendanceOperations extends AttendanceQueries {
  /** More bytes than this are no such file. */
  int MAX_IMPORT = 8 * 1024 * 1024;

  /**
   * Replaces what was imported before, if every line is good; else nothing is changed.
   *
   * @param csv the file's content
   */
  ImportReport replace(ImportKind kind, byte[] csv);

  /** What a file tells of. */
  enum ImportKind {
    TIMETABLE,
    ROSTER;

    /** The word of the command. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
