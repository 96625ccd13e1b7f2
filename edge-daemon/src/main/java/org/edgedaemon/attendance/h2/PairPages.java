package org.edgedaemon.attendance.h2;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.BiConsumer;

/** All pairs of two columns that have an index in this order, read from that index page by page. */
final class PairPages {
  private static final int PAGE = 2_000;

  private final String onwards;
  private final String rest;

  /**
   * @param from the table, with the index to use if there are several
   */
  PairPages(String from, String first, String second) {
    String select = "select " + first + ", " + second + " from " + from + " where " + first;
    String order = " order by " + first + ", " + second + " limit " + PAGE;
    this.onwards = select + " > ?" + order;
    this.rest = select + " = ? and " + second + " > ?" + order;
  }

  /** In the order of the index. */
  void forEach(Connection connection, BiConsumer<String, String> reader) throws SQLException {
    try (PreparedStatement next = connection.prepareStatement(onwards);
        PreparedStatement sameFirst = connection.prepareStatement(rest)) {
      next.setString(1, "");
      Page page = read(next, reader);
      while (page.count == PAGE) {
        String first = page.first;
        while (page.count == PAGE && page.first.equals(first)) {
          sameFirst.setString(1, first);
          sameFirst.setString(2, page.second);
          page = read(sameFirst, reader);
        }
        next.setString(1, first);
        page = read(next, reader);
      }
    }
  }

  private static Page read(PreparedStatement select, BiConsumer<String, String> reader)
      throws SQLException {
    Page page = new Page();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        page.first = row.getString(1);
        page.second = row.getString(2);
        page.count++;
        reader.accept(page.first, page.second);
      }
    }
    return page;
  }

  /** How many there were, and the last. */
  private static final class Page {
    private String first = "";
    private String second = "";
    private int count;
  }
}
