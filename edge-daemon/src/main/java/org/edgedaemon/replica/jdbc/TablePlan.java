package org.edgedaemon.replica.jdbc;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.edgedaemon.replica.TableName;
import org.edgedaemon.replica.TableSpec;

/**
 * A table that is made when it is not there.
 *
 * @param columns key and time of the last change included
 * @param refersTo the tables whose keys some of the columns hold, by these columns
 */
public record TablePlan(TableSpec spec, List<ColumnPlan> columns, Map<String, TableName> refersTo) {
  private static final int LONGEST_KEY = 255;

  public TablePlan {
    columns = List.copyOf(columns);
    refersTo = Map.copyOf(refersTo);
    Map<String, Long> names =
        columns.stream().collect(Collectors.groupingBy(ColumnPlan::name, Collectors.counting()));
    names.forEach(
        (name, count) -> require(count == 1, spec.name() + ": column " + name + " is there twice"));
    Set<String> all = names.keySet();
    require(all.containsAll(refersTo.keySet()), spec.name() + ": a reference without a column");
    for (ColumnPlan column : columns) {
      boolean key = column.name().equals(spec.key());
      require(
          !key || (column.type().canBeKey() && !column.nullable()),
          "the key " + spec.key() + " of table " + spec.name() + " is a number, text or uuid");
      require(
          !key
              || column.type() != ColumnType.TEXT
              || (column.length() > 0 && column.length() <= LONGEST_KEY),
          "the key " + spec.key() + " of table " + spec.name() + " has a length, 255 at most");
      require(
          !column.name().equals(spec.updatedAt()) || column.type() == ColumnType.TIMESTAMP,
          "the column " + spec.updatedAt() + " of table " + spec.name() + " is a timestamp");
    }
    require(
        all.contains(spec.key()) && all.contains(spec.updatedAt()),
        "key and time of the last change of table " + spec.name() + " are among its columns");
  }

  private static void require(boolean fine, String otherwise) {
    if (!fine) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
