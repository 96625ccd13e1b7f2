package org.edgedaemon.dataset.jdbc;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.edgedaemon.dataset.SourceException;

/** What the columns of a result are called, and which of them somebody means. */
final class Labels {
  private final List<String> labels;

  private Labels(List<String> labels) {
    this.labels = List.copyOf(labels);
  }

  static Labels of(ResultSetMetaData columns) throws SQLException {
    List<String> labels = new ArrayList<>();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      labels.add(columns.getColumnLabel(i));
    }
    return new Labels(labels);
  }

  int count() {
    return labels.size();
  }

  /** The label of a column, counted from 1. */
  String get(int column) {
    return labels.get(column - 1);
  }

  /**
   * The number of a column, from 1. Databases change the case of names, so one that is written
   * otherwise only in that will do, when no other is meant.
   *
   * @throws SourceException when there is none, or more than one could be meant
   */
  int find(String wanted) {
    int exact = labels.indexOf(wanted);
    if (exact >= 0) {
      return exact + 1;
    }
    List<Integer> similar =
        IntStream.rangeClosed(1, count())
            .filter(i -> get(i).equalsIgnoreCase(wanted))
            .boxed()
            .toList();
    if (similar.size() == 1) {
      return similar.get(0);
    }
    String no = "the query has no column '" + wanted + "'";
    if (similar.isEmpty()) {
      throw new SourceException(no + ", it has " + String.join(", ", labels));
    }
    String alike = similar.stream().map(this::get).collect(Collectors.joining(" and "));
    throw new SourceException(
        no + ", and " + alike + " differ from it in case only: name the one that is meant with AS");
  }
}
