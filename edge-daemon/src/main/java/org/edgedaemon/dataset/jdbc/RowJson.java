package org.edgedaemon.dataset.jdbc;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.edgedaemon.dataset.SourceException;

/** A row as an object, its columns' labels as members. */
final class RowJson {
  private final Map<String, Integer> numbers = new LinkedHashMap<>();
  private final Cell[] cells;

  /**
   * @param exact labels that are wanted as they stand here, whatever the case the database uses
   */
  RowJson(ResultSetMetaData columns, CellKinds kinds, String... exact) throws SQLException {
    cells = new Cell[columns.getColumnCount()];
    for (int i = 1; i <= cells.length; i++) {
      String label = columns.getColumnLabel(i);
      cells[i - 1] = kinds.of(columns, i);
      if (numbers.put(label, i) != null) {
        throw new SourceException(
            "two columns of the query are called '" + label + "': give one another name with AS");
      }
    }
    for (String label : exact) {
      rename(label);
    }
  }

  /** The number of a column, from 1. */
  int column(String label) {
    Integer number = numbers.get(label);
    if (number == null) {
      throw new SourceException(
          "the query has no column '" + label + "', it has " + String.join(", ", numbers.keySet()));
    }
    return number;
  }

  ObjectNode read(ResultSet row) throws SQLException {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, Integer> column : numbers.entrySet()) {
      int number = column.getValue();
      object.set(column.getKey(), cells[number - 1].read(row, number));
    }
    return object;
  }

  private void rename(String wanted) {
    if (numbers.containsKey(wanted)) {
      return;
    }
    Map<String, Integer> renamed = new LinkedHashMap<>();
    numbers.forEach(
        (label, number) -> renamed.put(label.equalsIgnoreCase(wanted) ? wanted : label, number));
    if (renamed.size() == numbers.size()) {
      numbers.clear();
      numbers.putAll(renamed);
    }
  }
}
