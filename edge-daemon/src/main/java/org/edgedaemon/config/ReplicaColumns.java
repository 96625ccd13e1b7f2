package org.edgedaemon.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.edgedaemon.replica.TableName;
import org.edgedaemon.replica.TableSpec;
import org.edgedaemon.replica.jdbc.ColumnPlan;
import org.edgedaemon.replica.jdbc.ColumnType;
import org.edgedaemon.replica.jdbc.TablePlan;
import org.jspecify.annotations.Nullable;

/** {@code columns:} of a table as sections: what it is made of where it is not there. */
record ReplicaColumns(List<ColumnPlan> columns, Map<String, TableName> refersTo) {
  private static final String COLUMNS = "columns";
  private static final int MOST = 10_000;
  private static final String TYPES =
      Arrays.stream(ColumnType.values()).map(ColumnType::word).collect(Collectors.joining(", "));

  /** Null when there are none, or only names. */
  static @Nullable ReplicaColumns bindIfThere(Section table) {
    if (!table.has(COLUMNS) || !table.writtenItems(COLUMNS).isEmpty()) {
      return null;
    }
    List<ColumnPlan> columns = new ArrayList<>();
    Map<String, TableName> refersTo = new HashMap<>();
    for (Section one : table.sections(COLUMNS, "name")) {
      ColumnPlan column = column(one);
      TableName other = one.optional("refers_to", ReplicaTables::name);
      one.refuseOthers();
      if (column != null) {
        columns.add(column);
        if (other != null) {
          refersTo.put(column.name(), other);
        }
      }
    }
    return new ReplicaColumns(columns, refersTo);
  }

  List<String> names() {
    return columns.stream().map(ColumnPlan::name).toList();
  }

  /**
   * How the table is made.
   *
   * @throws IllegalArgumentException when it cannot be made so
   */
  TablePlan plan(TableSpec spec) {
    return new TablePlan(spec, columns, refersTo);
  }

  private static @Nullable ColumnPlan column(Section one) {
    String name = one.required("name", ReplicaTables::column);
    ColumnType type = one.required("type", ReplicaColumns::type);
    int length = one.or("length", Quantities.number(1, MOST), 0);
    int digits = one.or("digits", Quantities.number(1, MOST), 0);
    int scale = one.or("scale", Quantities.number(0, MOST), 0);
    boolean nullable = one.or("nullable", Quantities::yesOrNo, true);
    String preset = one.optional("default", Parsed::good);
    if (name == null || type == null) {
      return null;
    }
    try {
      if ((type == ColumnType.DECIMAL ? length : digits) != 0) {
        throw new IllegalArgumentException("a text has a length, a decimal has digits");
      }
      return new ColumnPlan(name, type, Math.max(length, digits), scale, nullable, preset);
    } catch (IllegalArgumentException e) {
      one.problem("type", String.valueOf(e.getMessage()));
      return null;
    }
  }

  private static Parsed<ColumnType> type(String text) {
    return Arrays.stream(ColumnType.values())
        .filter(type -> type.word().equals(text))
        .findFirst()
        .<Parsed<ColumnType>>map(Parsed::good)
        .orElseGet(() -> Parsed.bad("is none of " + TYPES));
  }
}
