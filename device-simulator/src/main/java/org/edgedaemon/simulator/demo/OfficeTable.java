package org.edgedaemon.simulator.demo;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The tables of the demo's office, each a dataset of the shipped example. */
enum OfficeTable {
  ROOMS(null, 0),
  CAMERAS(null, 0),
  FACULTIES(null, 0),
  TEACHING_LOADS(null, 0),
  ATTENDANCE_RECORDS("happened_at", 30),
  LEAVES("created_at", 90),
  PASSES("created_at", 90),
  RECOGNITION_LOGS("recognized_at", 7),
  STREAM_RECORDINGS("recorded_at", 7);

  private final @Nullable String time;
  private final int days;

  /**
   * @param time the column that says how old a row is; null when its age does not matter
   * @param days rows that are older stay in the office
   */
  OfficeTable(@Nullable String time, int days) {
    this.time = time;
    this.days = days;
  }

  /** The table, and the dataset. */
  String title() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Where the cloud has it. */
  String collection() {
    return title().replace('_', '-');
  }

  /** Rows that are older stay in the office; 0 when their age does not matter. */
  int days() {
    return days;
  }

  /** Asks how many rows belong into the cloud. */
  String count() {
    String all = "select count(*) from " + title();
    return time == null
        ? all
        : all + " where " + time + " >= dateadd(day, -" + days + ", localtimestamp)";
  }
}
