package org.edgedaemon.config;

import java.time.ZoneId;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.edgedaemon.config.CloudSyncSettings.FromCallers;
import org.edgedaemon.config.CloudSyncSettings.FromDatabase;
import org.edgedaemon.config.CloudSyncSettings.FromJournal;
import org.edgedaemon.config.CloudSyncSettings.SourceSettings;
import org.edgedaemon.config.CloudSyncSettings.Take;
import org.edgedaemon.dataset.DatasetName;
import org.edgedaemon.dataset.jdbc.JdbcQueries;
import org.edgedaemon.dataset.jdbc.OfficeConfig;
import org.edgedaemon.dataset.jdbc.RowVersion;
import org.edgedaemon.jdbc.SqlDriver;
import org.jspecify.annotations.Nullable;

/** A dataset's {@code source:} and the keys that go with it. */
final class DatasetSource {
  private static final int MAX_SQL = 32_000;
  private static final int MAX_COLUMN = 128;
  private static final String HASH = "hash";
  private static final Pattern SINCE = Pattern.compile(":since\\b", Pattern.CASE_INSENSITIVE);
  private static final Map<String, Take> TAKES =
      Map.of("punches", Take.PUNCHES, "recognitions", Take.RECOGNITIONS, "people", Take.PEOPLE);

  private final Section section;
  private final @Nullable OfficeConfig database;
  private final ZoneId zone;

  DatasetSource(Section section, @Nullable OfficeConfig database, ZoneId zone) {
    this.section = section;
    this.database = database;
    this.zone = zone;
  }

  private enum Kind {
    JDBC,
    JOURNAL,
    API
  }

  /** Null when something is bad, which then is noted. */
  @Nullable SourceSettings bind(@Nullable DatasetName name, int window) {
    Kind kind =
        section.required(
            "source",
            Words.oneOf(Map.of("jdbc", Kind.JDBC, "journal", Kind.JOURNAL, "api", Kind.API)));
    if (kind == null) {
      // What may stand here is not known, so what stands here is not called unknown.
      sql("sql");
      section.has("ids");
      section.has("version");
      section.has("take");
      section.has("database");
      section.has("records");
      return null;
    }
    return switch (kind) {
      case JDBC -> fromDatabase(window);
      case JOURNAL -> fromJournal();
      case API -> fromCallers(name);
    };
  }

  /** Without a version nothing ever counts as changed. */
  void refuseIdleUpdate(@Nullable SourceSettings source, boolean update) {
    if (!(source instanceof FromDatabase jdbc)) {
      return;
    }
    boolean versions = !(jdbc.queries().version() instanceof RowVersion.None);
    if (update && !versions) {
      section.problem("update", "needs a version: the column that changes with a record, or hash");
    }
    if (versions && !update) {
      section.warning("version", "has no effect without update: put (or post)");
    }
  }

  private @Nullable SourceSettings fromDatabase(int window) {
    OfficeConfig own = OfficeDatabaseBinder.bindIfThere(section, zone);
    String ids = sql("ids");
    String sql = section.has("sql") ? sql("sql") : missing();
    RowVersion version = section.or("version", DatasetSource::version, new RowVersion.None());
    String idColumn = section.or("id", Texts.name(MAX_COLUMN), "id");
    if (own == null && database == null && !section.has("database")) {
      section.problem("database", "is missing: name it here, or by cloud_sync.database");
    }
    refuseIdleWindow(section.has("ids") ? ids : sql, window);
    OfficeConfig used = own == null ? database : own;
    return sql == null || used == null ? null : queries(used, ids, sql, idColumn, version);
  }

  private void refuseIdleWindow(@Nullable String list, int window) {
    if (window > 0 && list != null && !SINCE.matcher(list).find()) {
      section.problem(
          section.has("ids") ? "ids" : "sql",
          "does not ask for :since, though the dataset has a window of " + window + " days");
    }
  }

  private @Nullable String missing() {
    section.problem("sql", "is missing: the query of the records");
    return null;
  }

  private @Nullable SourceSettings queries(
      OfficeConfig used, @Nullable String ids, String sql, String idColumn, RowVersion version) {
    try {
      JdbcQueries queries = new JdbcQueries(ids, sql, idColumn, version);
      queries.requireGood(SqlDriver.of(used.url()));
      return new FromDatabase(used, queries);
    } catch (IllegalArgumentException e) {
      section.problem(section.has("sql") ? "sql" : "ids", String.valueOf(e.getMessage()));
      return null;
    }
  }

  private @Nullable SourceSettings fromJournal() {
    Take take = section.required("take", Words.oneOf(TAKES));
    return take == null ? null : new FromJournal(take);
  }

  private @Nullable SourceSettings fromCallers(@Nullable DatasetName name) {
    DatasetName records = section.optional("records", DatasetOrder::name);
    DatasetName called = records == null ? name : records;
    return called == null ? null : new FromCallers(called);
  }

  private @Nullable String sql(String key) {
    Function<String, Parsed<String>> parser =
        text ->
            text.isBlank() || text.length() > MAX_SQL
                ? new Parsed.Bad<>("must be 1 to " + MAX_SQL + " characters of SQL", false)
                : Parsed.good(text);
    return section.optional(key, parser);
  }

  private static Parsed<RowVersion> version(String text) {
    if (text.equals(HASH)) {
      return Parsed.good(new RowVersion.Hash());
    }
    return text.isBlank() || text.length() > MAX_COLUMN
        ? Parsed.bad("is neither a column nor hash")
        : Parsed.good(new RowVersion.Column(text));
  }
}
