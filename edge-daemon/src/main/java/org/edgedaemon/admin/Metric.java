package org.edgedaemon.admin;

import java.util.List;

/** Every metric there is: its name after {@value #PREFIX}, kind, labels and help. */
public enum Metric {
  UPTIME("uptime_seconds", Kind.GAUGE, "Seconds since the daemon started"),

  DEVICE_CONNECTED("device_connected", Kind.GAUGE, "1 while a session is open", "device"),
  DEVICE_LAST_CONTACT(
      "device_last_contact_timestamp_seconds", Kind.GAUGE, "When it last answered", "device"),
  DEVICE_LAST_RECORD(
      "device_last_record_timestamp_seconds", Kind.GAUGE, "When its last punch came", "device"),
  DEVICE_RECORDS("device_records_total", Kind.COUNTER, "Records read from it", "device"),
  DEVICE_READ_ERRORS("device_read_errors_total", Kind.COUNTER, "Reads that failed", "device"),
  DEVICE_CLOCK_OFFSET("device_clock_offset_seconds", Kind.GAUGE, "Its clock minus ours", "device"),
  DEVICE_GAPS(
      "device_gaps_total",
      Kind.COUNTER,
      "Stretches of its log that were overwritten before they were read",
      "device"),
  DEVICE_EVENTS(
      "device_events_total", Kind.COUNTER, "What it said, by what that was", "device", "event"),

  JOURNAL_ROWS("journal_rows", Kind.GAUGE, "Entries in the journal"),
  JOURNAL_BYTES("journal_bytes", Kind.GAUGE, "Size of the journal's file"),
  JOURNAL_LAST_BACKUP(
      "journal_last_backup_timestamp_seconds", Kind.GAUGE, "When the newest good backup was made"),
  INTAKE_BYTES("intake_bytes", Kind.GAUGE, "Bytes that wait in the intake for a backup"),
  INTAKE_COMMIT("intake_commit_seconds", Kind.HISTOGRAM, "From add to durable, a group commit"),

  LANE_DEPTH("lane_depth", Kind.GAUGE, "Entries still owed", "destination"),
  LANE_OLDEST_AGE(
      "lane_oldest_age_seconds", Kind.GAUGE, "Age of the oldest entry still owed", "destination"),
  LANE_BYTES("lane_bytes", Kind.GAUGE, "Size of the lane's file", "destination"),
  LANE_SENT("lane_sent_total", Kind.COUNTER, "Entries accepted", "destination"),
  LANE_DUPLICATES(
      "lane_duplicates_total", Kind.COUNTER, "Entries that were there already", "destination"),
  LANE_RETRIES("lane_retries_total", Kind.COUNTER, "Attempts that are repeated", "destination"),
  LANE_DEAD("lane_dead_total", Kind.COUNTER, "Entries given up as dead letters", "destination"),
  LANE_ATTEMPT("lane_attempt_seconds", Kind.HISTOGRAM, "Time of one attempt", "destination"),
  LANE_BREAKER(
      "lane_breaker_state",
      Kind.GAUGE,
      "1 for the state the breaker is in",
      "destination",
      "state"),

  DELIVERY_ENTRIES(
      "delivery_entries",
      Kind.GAUGE,
      "Marks and students that were tried, by what came of it",
      "destination",
      "state"),
  DELIVERY_SUCCESS(
      "delivery_success_ratio",
      Kind.GAUGE,
      "Delivered ones of all marks and students that were tried",
      "destination"),
  DELIVERY_NOTES_MISSED(
      "delivery_notes_missed_total", Kind.COUNTER, "Notes of deliveries that found no room"),

  ATTENDANCE_SLOTS("attendance_timetable_slots", Kind.GAUGE, "Weekly lines of the timetable"),

  SYNC_RUNNING("cloud_sync_running", Kind.GAUGE, "1 while a run of cloud sync is under way"),
  SYNC_LAST_END("cloud_sync_last_end_timestamp_seconds", Kind.GAUGE, "When the newest run ended"),
  SYNC_LAST_SUCCESS(
      "cloud_sync_last_success_timestamp_seconds",
      Kind.GAUGE,
      "When the newest run ended in which nothing went wrong"),
  SYNC_SECONDS("cloud_sync_last_run_seconds", Kind.GAUGE, "How long the newest run took"),
  SYNC_STORED(
      "cloud_sync_records_total", Kind.COUNTER, "Records that the cloud has stored", "dataset"),
  SYNC_FAILED(
      "cloud_sync_failed_records_total",
      Kind.COUNTER,
      "Records that could not be stored, each time they were tried",
      "dataset"),
  SYNC_MISSING(
      "cloud_sync_missing_records",
      Kind.GAUGE,
      "Records that the cloud lacked still when the newest run ended",
      "dataset"),

  MASTER_LAST_SYNC(
      "master_sync_last_synced_timestamp_seconds",
      Kind.GAUGE,
      "Up to where the office has everything of a master",
      "master"),
  MASTER_PENDING(
      "master_sync_pending_records", Kind.GAUGE, "Rows that still have to be sent", "master"),
  MASTER_RETRIES("master_sync_retries", Kind.GAUGE, "Failed rounds in a row", "master"),
  MASTER_ROUNDS("master_sync_rounds_total", Kind.COUNTER, "Rounds with a master", "master"),
  MASTER_FAILED(
      "master_sync_failed_rounds_total",
      Kind.COUNTER,
      "Rounds that did not come to an end",
      "master"),
  MASTER_LISTENING(
      "master_sync_listening", Kind.GAUGE, "1 while the master can tell at once", "master"),
  MASTER_SENT("master_sync_sent_total", Kind.COUNTER, "Changes that were sent", "master"),
  MASTER_RECEIVED(
      "master_sync_received_total", Kind.COUNTER, "Rows that were taken over", "master"),
  MASTER_CONFLICTS(
      "master_sync_conflicts_total", Kind.COUNTER, "Changes that met others", "master"),
  SLAVE_LAST_SYNC(
      "slave_last_sync_timestamp_seconds", Kind.GAUGE, "When a slave last had everything", "slave"),
  SLAVE_TAKEN("slave_changes_total", Kind.COUNTER, "Changes of a slave that were taken", "slave"),
  SLAVE_CONFLICTS(
      "slave_conflicts_total", Kind.COUNTER, "Changes of a slave that met others", "slave"),
  SLAVE_REFUSED(
      "slave_refused_total", Kind.COUNTER, "Changes of a slave that could not be taken", "slave"),
  SLAVE_TOLD("slave_told_rows_total", Kind.COUNTER, "Rows that a slave got", "slave"),
  SLAVE_LISTENING("slave_listening", Kind.GAUGE, "1 while a slave can be told at once", "slave"),
  SLAVE_FAILING(
      "slave_failing", Kind.GAUGE, "1 while a slave says that its last round failed", "slave"),

  DISK_FREE("disk_free_bytes", Kind.GAUGE, "Room left where the data is"),
  DROPPED("dropped_total", Kind.COUNTER, "Entries dropped: 0 by design", "reason"),
  STORE_QUARANTINE(
      "store_quarantine_total", Kind.COUNTER, "Damaged store files set aside", "store");

  /** Before every name. */
  public static final String PREFIX = "edge_daemon_";

  /** How a metric is measured. */
  public enum Kind {
    GAUGE,
    COUNTER,
    HISTOGRAM
  }

  private final String wireName;
  private final Kind kind;
  private final String help;

  @SuppressWarnings("ImmutableEnumChecker") // it comes from List.of
  private final List<String> labels;

  Metric(String wireName, Kind kind, String help, String... labels) {
    this.wireName = PREFIX + wireName;
    this.kind = kind;
    this.help = help;
    this.labels = List.of(labels);
  }

  /** The name with its prefix. */
  public String wireName() {
    return wireName;
  }

  public Kind kind() {
    return kind;
  }

  public String help() {
    return help;
  }

  /** The names of its labels, in order. */
  public List<String> labels() {
    return labels;
  }
}
