package org.edgedaemon.replica.state;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.edgedaemon.replica.Compared;
import org.edgedaemon.replica.FieldNames;
import org.edgedaemon.replica.RowId;
import org.edgedaemon.replica.RowKey;
import org.edgedaemon.replica.TableName;
import org.edgedaemon.replica.Version;

/** What is remembered, as the texts of the maps. */
final class StateText {
  private static final char NUL = '\0';
  static final String DELETED = "1";

  private StateText() {}

  static String of(RowId row) {
    return row.table().value() + NUL + row.key().text();
  }

  static RowId row(String text) {
    int end = text.indexOf(NUL);
    return new RowId(new TableName(text.substring(0, end)), new RowKey(text.substring(end + 1)));
  }

  /** Before all rows of a table. */
  static String beginning(TableName table) {
    return table.value() + NUL;
  }

  static boolean isDeleted(String base) {
    return base.startsWith(DELETED, base.indexOf(';') + 1);
  }

  static String of(Version version) {
    return String.valueOf(version.micros());
  }

  static Version version(String text) {
    return Version.ofMicros(Long.parseLong(text));
  }

  static String of(Set<String> fields) {
    // These are in order already.
    return String.join(
        String.valueOf(NUL), fields instanceof FieldNames ? fields : new TreeSet<>(fields));
  }

  static Set<String> fields(String text) {
    return text.isEmpty() ? Set.of() : Set.of(text.split(String.valueOf(NUL), -1));
  }

  static String of(Compared compared) {
    return compared.at() + ";" + compared.took().toMillis();
  }

  static Compared compared(String text) {
    String[] parts = text.split(";", 2);
    return new Compared(Instant.parse(parts[0]), Duration.ofMillis(Long.parseLong(parts[1])));
  }
}
