package org.edgedaemon.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.edgedaemon.replica.TableName;
import org.edgedaemon.replica.TableSpec;
import org.edgedaemon.replica.jdbc.ReplicaDatabase;
import org.edgedaemon.replica.link.LinkConfig;
import org.edgedaemon.replica.seal.SealKey;
import org.edgedaemon.secret.Secret;
import org.jspecify.annotations.Nullable;

/** A destination of {@code kind: master}. */
final class LinkBinder {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration LEAST_WATCH = Duration.ofMillis(100);
  private static final Duration MOST_TIMEOUT = Duration.ofMinutes(10);

  private LinkBinder() {}

  static @Nullable LinkSettings bind(Section section) {
    String id = section.required("id", MasterBinder::id);
    boolean enabled = section.or("enabled", Quantities::yesOrNo, true);
    URI url =
        section.required("url", text -> WebUrl.parse(text, "https://head-office.example:8473"));
    Secret token = Secrets.required(section, "token");
    ReplicaTables bound = ReplicaTables.bind(section, true);
    Map<TableName, TableSpec> tables = bound.specs();
    boolean creates = section.or("create_tables", Quantities::yesOrNo, false);
    boolean changesOnly = section.or("changes_only", Quantities::yesOrNo, false);
    Duration interval =
        section.or("interval", Quantities.duration(SECOND, DAY), LinkConfig.DEFAULT_INTERVAL);
    Duration watch =
        section.or("watch", Quantities.duration(LEAST_WATCH, DAY), LinkConfig.DEFAULT_WATCH);
    Duration compare =
        section.or("compare_every", Quantities.duration(SECOND, DAY), LinkConfig.DEFAULT_COMPARE);
    Duration timeout =
        section.or(
            "timeout", Quantities.duration(SECOND, MOST_TIMEOUT), LinkConfig.DEFAULT_TIMEOUT);
    Path caFile = section.<Path>optional("ca_file", Texts.certificates(section.around()));
    ReplicaDatabase database = ReplicaDatabaseBinder.bind(section);
    boolean triggers = ReplicaDatabaseBinder.triggers(section);
    SealKey key = key(section, tables);
    if (id == null || url == null || token == null || tables.isEmpty() || database == null) {
      return null;
    }
    if (WebUrl.isPlainOverNetwork(url)) {
      section.warning("url", "is http: the token and the rows travel readable for others");
    }
    LinkConfig link =
        new LinkConfig(
            id, url, token, tables, changesOnly, interval, watch, compare, timeout, caFile);
    return new LinkSettings(
        link, database, triggers, creates ? bound.plans() : List.of(), key, enabled);
  }

  private static @Nullable SealKey key(Section section, Map<TableName, TableSpec> tables) {
    Secret text = Secrets.read(section, "key");
    boolean wanted = tables.values().stream().anyMatch(table -> !table.encrypted().isEmpty());
    if (wanted && !section.has("key") && !section.has("key_file")) {
      section.problem(
          "key_file", "is missing: columns are to be encrypted; make one by: openssl rand -hex 32");
    }
    if (!wanted && text != null) {
      section.warning(Secrets.keyOf(section, "key"), "is not used: no column is encrypted");
    }
    if (text == null) {
      return null;
    }
    try {
      return new SealKey(text);
    } catch (IllegalArgumentException e) {
      section.problem(Secrets.keyOf(section, "key"), String.valueOf(e.getMessage()));
      return null;
    }
  }
}
