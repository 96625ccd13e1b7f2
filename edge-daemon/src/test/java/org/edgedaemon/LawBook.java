package org.edgedaemon;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The law book: who may import whom. A new package is a new line here, decided before it is
 * written. Only {@code app}, the assembly, may import everything; nobody imports it.
 */
final class LawBook {
  /** What everything may use. */
  static final Set<String> FREE = Set.of("punch", "secret");

  /** Nothing else is allowed than what stands here. */
  static final Map<String, Set<String>> MAY_IMPORT = new TreeMap<>();

  static {
    MAY_IMPORT.put("punch", Set.of());
    MAY_IMPORT.put("secret", Set.of());
    MAY_IMPORT.put("entry", Set.of());
    MAY_IMPORT.put("health", Set.of());
    MAY_IMPORT.put("schedule", Set.of());
    MAY_IMPORT.put("history", Set.of());
    MAY_IMPORT.put("service", Set.of());
    MAY_IMPORT.put("logging", Set.of());
    MAY_IMPORT.put("device", Set.of());
    MAY_IMPORT.put("device.zk.codec", Set.of());
    MAY_IMPORT.put("device.zk", Set.of("device", "device.zk.codec", "health"));
    MAY_IMPORT.put("device.hikvision.isapi", Set.of());
    MAY_IMPORT.put("device.hikvision.digest", Set.of());
    MAY_IMPORT.put("device.hikvision.multipart", Set.of());
    MAY_IMPORT.put(
        "device.hikvision.terminal",
        Set.of("device", "device.hikvision.digest", "device.hikvision.isapi", "http"));
    MAY_IMPORT.put("device.hikvision.search", Set.of("device", "device.hikvision.isapi"));
    MAY_IMPORT.put(
        "device.hikvision",
        Set.of(
            "device",
            "device.hikvision.isapi",
            "device.hikvision.multipart",
            "device.hikvision.search",
            "device.hikvision.terminal",
            "http"));
    MAY_IMPORT.put("device.serial.codec", Set.of());
    MAY_IMPORT.put("device.serial", Set.of("device", "device.serial.codec"));
    MAY_IMPORT.put("attendance", Set.of("entry"));
    MAY_IMPORT.put("attendance.report", Set.of("attendance"));
    MAY_IMPORT.put("attendance.csv", Set.of("attendance"));
    MAY_IMPORT.put("attendance.files", Set.of("attendance", "attendance.csv"));
    MAY_IMPORT.put("jdbc", Set.of());
    MAY_IMPORT.put("attendance.jdbc", Set.of("attendance", "attendance.csv", "jdbc"));
    MAY_IMPORT.put(
        "attendance.h2",
        Set.of("attendance", "attendance.report", "entry", "journal", "journal.h2"));
    MAY_IMPORT.put("rollcall", Set.of("attendance", "entry", "ingest", "intake"));
    MAY_IMPORT.put("device.api", Set.of("attendance", "device", "entry", "http", "intake"));
    MAY_IMPORT.put("dataset", Set.of());
    MAY_IMPORT.put("dataset.ids", Set.of("dataset"));
    MAY_IMPORT.put("dataset.files", Set.of("dataset"));
    MAY_IMPORT.put("dataset.cloud", Set.of("dataset", "destination.rest", "http"));
    MAY_IMPORT.put("dataset.jdbc", Set.of("dataset", "jdbc"));
    MAY_IMPORT.put("dataset.journal", Set.of("dataset", "entry", "journal"));
    MAY_IMPORT.put("dataset.h2", Set.of("dataset", "journal", "journal.h2"));
    MAY_IMPORT.put(
        "dataset.run", Set.of("dataset", "dataset.files", "dataset.ids", "history", "schedule"));
    MAY_IMPORT.put("replica", Set.of());
    MAY_IMPORT.put("replica.wire", Set.of("replica"));
    MAY_IMPORT.put("replica.jdbc", Set.of("replica", "jdbc"));
    MAY_IMPORT.put("replica.merge", Set.of("replica"));
    MAY_IMPORT.put("replica.state", Set.of("replica"));
    MAY_IMPORT.put("replica.master", Set.of("replica", "replica.merge"));
    MAY_IMPORT.put("replica.slave", Set.of("replica", "replica.merge"));
    MAY_IMPORT.put("replica.seal", Set.of("replica"));
    MAY_IMPORT.put(
        "replica.hub", Set.of("replica", "replica.master", "replica.wire", "history", "http"));
    MAY_IMPORT.put(
        "replica.link", Set.of("replica", "replica.slave", "replica.wire", "history", "http"));
    MAY_IMPORT.put("tape", Set.of("entry"));
    MAY_IMPORT.put("intake", Set.of("entry", "tape", "health"));
    MAY_IMPORT.put("journal", Set.of("entry", "health"));
    MAY_IMPORT.put("journal.h2", Set.of("entry", "journal", "health"));
    MAY_IMPORT.put("outbox", Set.of("entry", "destination", "health"));
    MAY_IMPORT.put("outbox.tape", Set.of("entry", "outbox", "tape", "destination", "health"));
    MAY_IMPORT.put(
        "outbox.h2", Set.of("entry", "outbox", "destination", "journal", "journal.h2", "health"));
    MAY_IMPORT.put("history.h2", Set.of("history", "journal", "journal.h2"));
    MAY_IMPORT.put("destination", Set.of("entry", "health"));
    MAY_IMPORT.put("destination.rest", Set.of("entry", "destination", "http"));
    MAY_IMPORT.put(
        "destination.cloud", Set.of("entry", "destination", "destination.rest", "health", "http"));
    MAY_IMPORT.put(
        "destination.portal", Set.of("entry", "destination", "destination.rest", "health", "http"));
    MAY_IMPORT.put("destination.firebase.auth", Set.of("destination", "destination.rest", "http"));
    MAY_IMPORT.put(
        "destination.firebase",
        Set.of(
            "attendance",
            "entry",
            "destination",
            "destination.firebase.auth",
            "destination.rest",
            "health",
            "http"));
    MAY_IMPORT.put(
        "ingest", Set.of("entry", "device", "intake", "journal", "health", "history", "schedule"));
    MAY_IMPORT.put(
        "forward", Set.of("entry", "intake", "journal", "outbox", "destination", "health"));
    MAY_IMPORT.put("http", Set.of("health"));
    MAY_IMPORT.put(
        "admin",
        Set.of(
            "attendance.report",
            "health",
            "http",
            "entry",
            "device",
            "destination",
            "journal",
            "outbox"));
    MAY_IMPORT.put(
        "config",
        Set.of(
            "device",
            "device.zk",
            "device.hikvision",
            "device.hikvision.isapi",
            "device.serial",
            "device.serial.codec",
            "device.api",
            "attendance",
            "attendance.jdbc",
            "destination",
            "destination.cloud",
            "destination.portal",
            "destination.firebase",
            "destination.firebase.auth",
            "entry",
            "forward",
            "ingest",
            "intake",
            "journal",
            "journal.h2",
            "http",
            "admin",
            "dataset",
            "dataset.cloud",
            "dataset.jdbc",
            "dataset.run",
            "jdbc",
            "replica",
            "replica.hub",
            "replica.jdbc",
            "replica.link",
            "replica.seal",
            "schedule"));
    MAY_IMPORT.put(
        "cli",
        Set.of(
            "cli.remote",
            "admin",
            "config",
            "device",
            "destination",
            "entry",
            "journal",
            "outbox",
            "health"));
    MAY_IMPORT.put("cli.remote", Set.of("admin", "destination", "entry", "journal"));
    MAY_IMPORT.put("app.operator", Set.of("admin", "device", "history", "journal", "outbox"));
    MAY_IMPORT.put(
        "app.replica",
        Set.of(
            "admin",
            "app.operator",
            "config",
            "health",
            "history",
            "http",
            "replica",
            "replica.hub",
            "replica.jdbc",
            "replica.link",
            "replica.master",
            "replica.seal",
            "replica.state"));
    MAY_IMPORT.put(
        "app.cloudsync",
        Set.of(
            "admin",
            "app.operator",
            "config",
            "dataset",
            "dataset.cloud",
            "dataset.jdbc",
            "dataset.journal",
            "dataset.run",
            "health",
            "history",
            "http",
            "journal"));
    MAY_IMPORT.put(
        "app.attendance",
        Set.of(
            "admin",
            "app.operator",
            "attendance",
            "attendance.csv",
            "attendance.files",
            "attendance.h2",
            "attendance.jdbc",
            "attendance.report",
            "config",
            "destination",
            "entry",
            "health",
            "ingest",
            "intake",
            "journal",
            "outbox",
            "rollcall"));
    MAY_IMPORT.put(
        "app.delivery",
        Set.of(
            "admin",
            "app.operator",
            "config",
            "destination",
            "destination.cloud",
            "destination.firebase",
            "destination.portal",
            "entry",
            "forward",
            "health",
            "http",
            "journal",
            "outbox"));
    MAY_IMPORT.put(
        "app.device",
        Set.of(
            "admin",
            "app.device.door",
            "app.operator",
            "config",
            "device",
            "device.api",
            "device.hikvision",
            "device.hikvision.terminal",
            "device.serial",
            "device.zk",
            "health",
            "history",
            "http",
            "ingest"));
    MAY_IMPORT.put(
        "app.device.door",
        Set.of("admin", "config", "device", "device.api", "device.hikvision", "health", "http"));
    MAY_IMPORT.put(
        "app.store",
        Set.of(
            "admin",
            "app.operator",
            "attendance",
            "attendance.h2",
            "cli",
            "config",
            "dataset",
            "dataset.h2",
            "destination",
            "entry",
            "forward",
            "health",
            "history",
            "history.h2",
            "ingest",
            "intake",
            "journal",
            "journal.h2",
            "outbox",
            "outbox.h2",
            "outbox.tape",
            "tape"));
    MAY_IMPORT.put("app.machine", Set.of("cli", "config", "health", "http", "service"));
  }

  private LawBook() {}
}
