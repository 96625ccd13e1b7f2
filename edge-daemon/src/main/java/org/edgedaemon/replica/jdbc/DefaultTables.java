package org.edgedaemon.replica.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.edgedaemon.replica.TableName;
import org.edgedaemon.replica.TableSpec;

/**
 * The tables that are kept the same where the etc file names none, as {@code
 * etc/master-sync/schema.sql} has them.
 */
public final class DefaultTables {
  private static final TableName INVENTORIES = new TableName("inventories");
  private static final String INVENTORY = "inventory_id";

  private DefaultTables() {}

  /** What others refer to comes first. */
  public static List<TablePlan> plans() {
    return List.of(
        plan(
            INVENTORIES,
            Map.of(),
            text("name", 100, false),
            text("location", 100, true),
            decimal("quantity", 14, 3, false).withPreset("0"),
            decimal("price", 12, 2, true)),
        plan(
            new TableName("transactions"),
            Map.of(INVENTORY, INVENTORIES),
            number(INVENTORY),
            decimal("quantity", 14, 3, false),
            decimal("amount", 14, 2, true),
            text("note", 400, true)),
        plan(
            new TableName("inventory_adjustments"),
            Map.of(INVENTORY, INVENTORIES),
            number(INVENTORY),
            decimal("quantity", 14, 3, false),
            text("reason", 100, true)));
  }

  private static TablePlan plan(
      TableName name, Map<String, TableName> refersTo, ColumnPlan... columns) {
    TableSpec spec = new TableSpec(name, "id", "updated_at", Set.of(), Set.of());
    List<ColumnPlan> all = new ArrayList<>();
    all.add(number(spec.key()));
    all.addAll(List.of(columns));
    all.add(new ColumnPlan(spec.updatedAt(), ColumnType.TIMESTAMP, 0, 0, true));
    return new TablePlan(spec, all, refersTo);
  }

  private static ColumnPlan number(String name) {
    return new ColumnPlan(name, ColumnType.BIGINT, 0, 0, false);
  }

  private static ColumnPlan decimal(String name, int digits, int scale, boolean nullable) {
    return new ColumnPlan(name, ColumnType.DECIMAL, digits, scale, nullable);
  }

  private static ColumnPlan text(String name, int length, boolean nullable) {
    return new ColumnPlan(name, ColumnType.TEXT, length, 0, nullable);
  }
}
