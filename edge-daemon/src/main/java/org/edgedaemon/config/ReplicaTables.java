package org.edgedaemon.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.edgedaemon.replica.TableName;
import org.edgedaemon.replica.TableSpec;
import org.edgedaemon.replica.jdbc.DefaultTables;
import org.edgedaemon.replica.jdbc.TablePlan;
import org.jspecify.annotations.Nullable;

/**
 * {@code tables:} of a master or slave: names, or sections that say more.
 *
 * @param specs in the order of the file; none when something is bad, which then is noted
 * @param plans those of them whose columns are described
 */
record ReplicaTables(Map<TableName, TableSpec> specs, List<TablePlan> plans) {
  private static final String KEY = "id";
  private static final String UPDATED_AT = "updated_at";
  private static final String TABLES = "tables";
  private static final String ENCRYPTED = "encrypted";

  static ReplicaTables bind(Section section, boolean mayEncrypt) {
    Map<TableName, TableSpec> specs = new LinkedHashMap<>();
    List<TablePlan> plans = new ArrayList<>();
    if (!section.has(TABLES)) {
      plans.addAll(DefaultTables.plans());
      plans.forEach(plan -> put(specs, plan.spec()));
    } else if (!section.writtenItems(TABLES).isEmpty()) {
      List<TableName> names = section.values(TABLES, ReplicaTables::name);
      if (names != null) {
        names.forEach(name -> put(specs, plain(name)));
        DefaultTables.plans().stream()
            .filter(plan -> plan.spec().equals(specs.get(plan.spec().name())))
            .forEach(plans::add);
      }
    } else {
      bindSections(section, mayEncrypt, specs, plans);
    }
    return new ReplicaTables(specs, plans);
  }

  private static void bindSections(
      Section section, boolean mayEncrypt, Map<TableName, TableSpec> specs, List<TablePlan> plans) {
    List<Section> all = section.sections(TABLES, "name");
    if (all.isEmpty()) {
      section.problem(TABLES, "names no table");
    }
    for (Section one : all) {
      TableSpec spec = bindOne(one, mayEncrypt, plans);
      if (spec != null && specs.containsKey(spec.name())) {
        one.problem("name", "is there twice");
      } else if (spec != null) {
        put(specs, spec);
      }
    }
  }

  private static @Nullable TableSpec bindOne(
      Section one, boolean mayEncrypt, List<TablePlan> plans) {
    TableName name = one.required("name", ReplicaTables::name);
    String key = one.or("key", ReplicaTables::column, KEY);
    String updatedAt = one.or(UPDATED_AT, ReplicaTables::column, UPDATED_AT);
    ReplicaColumns described = ReplicaColumns.bindIfThere(one);
    List<String> columns =
        described == null ? one.values("columns", ReplicaTables::column) : described.names();
    List<String> encrypted =
        mayEncrypt ? one.values(ENCRYPTED, ReplicaTables::column) : List.<String>of();
    one.refuseOthers();
    if (name == null) {
      return null;
    }
    try {
      TableSpec spec =
          new TableSpec(
              name,
              key,
              updatedAt,
              columns == null ? Set.of() : Set.copyOf(columns),
              encrypted == null ? Set.of() : Set.copyOf(encrypted));
      if (described != null) {
        plans.add(described.plan(spec));
      }
      return spec;
    } catch (IllegalArgumentException e) {
      one.problem(one.has(ENCRYPTED) ? ENCRYPTED : "columns", String.valueOf(e.getMessage()));
      return null;
    }
  }

  static Parsed<TableName> name(String text) {
    return Parsed.attempt(
        () -> new TableName(text), "is not a table's name: letters, digits and _, 1 to 63");
  }

  static Parsed<String> column(String text) {
    return text.matches("[A-Za-z_][A-Za-z0-9_]{0,62}")
        ? Parsed.good(text)
        : Parsed.bad("is not a column's name: letters, digits and _, 1 to 63");
  }

  private static TableSpec plain(TableName name) {
    return new TableSpec(name, KEY, UPDATED_AT, Set.of(), Set.of());
  }

  private static void put(Map<TableName, TableSpec> specs, TableSpec spec) {
    specs.put(spec.name(), spec);
  }
}
