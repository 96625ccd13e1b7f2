package org.edgedaemon.dataset.jdbc;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.edgedaemon.dataset.SourceException;

/** A row as an object, its columns' labels as members. */
final class RowJson {
  private final Map<String, Integer> numbers = new LinkedHashMap<>();
  private final Cell[] cells;

  /**
   * @param exact labels that are wanted as they stand here, whatever the case the database uses
   * @throws SourceException when one of them is missing, or two columns have one label
   */
  RowJson(ResultSetMetaData columns, CellKinds kinds, Set<String> exact) throws SQLException {
    Labels labels = Labels.of(columns);
    Map<Integer, String> names = new HashMap<>();
    exact.forEach(label -> names.put(labels.find(label), label));
    cells = new Cell[labels.count()];
    for (int i = 1; i <= cells.length; i++) {
      String name = names.getOrDefault(i, labels.get(i));
      cells[i - 1] = kinds.of(columns, i);
      if (numbers.put(name, i) != null) {
        throw new SourceException(
            "two columns of the query are called '" + name + "': give one another name with AS");
      }
    }
  }

  /** The number of a column, from 1; of one that is wanted exactly, or has just this label. */
  int column(String label) {
    return Objects.requireNonNull(numbers.get(label), label);
  }

  ObjectNode read(ResultSet row) throws SQLException {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, Integer> column : numbers.entrySet()) {
      int number = column.getValue();
      object.set(column.getKey(), cells[number - 1].read(row, number));
    }
    return object;
  }
}
