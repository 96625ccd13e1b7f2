package org.edgedaemon.dataset.jdbc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/**
 * Dates and times as ISO 8601 has them. PostgreSQL's infinities are words.
 *
 * @param zone of the office
 * @param session the offset at which the database gives the local time of instants
 */
record TimeCells(ZoneId zone, ZoneOffset session) {
  private static final String EVER = "infinity";
  private static final String NEVER = "-infinity";

  JsonNode date(ResultSet row, int column) throws SQLException {
    LocalDate date = row.getObject(column, LocalDate.class);
    if (date == null) {
      return NullNode.instance;
    }
    if (date.equals(LocalDate.MAX) || date.equals(LocalDate.MIN)) {
      return endless(date.equals(LocalDate.MAX));
    }
    return TextNode.valueOf(date.toString());
  }

  /** Without a zone: the office's wall clock. */
  JsonNode local(ResultSet row, int column) throws SQLException {
    LocalDateTime time = row.getObject(column, LocalDateTime.class);
    if (time == null) {
      return NullNode.instance;
    }
    if (time.equals(LocalDateTime.MAX) || time.equals(LocalDateTime.MIN)) {
      return endless(time.equals(LocalDateTime.MAX));
    }
    return text(time.atZone(zone));
  }

  /** An instant that comes as local time of the session. */
  JsonNode ofSession(ResultSet row, int column) throws SQLException {
    LocalDateTime time = row.getObject(column, LocalDateTime.class);
    return time == null ? NullNode.instance : text(time.atOffset(session).atZoneSameInstant(zone));
  }

  JsonNode withZone(ResultSet row, int column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    if (time == null) {
      return NullNode.instance;
    }
    if (time.equals(OffsetDateTime.MAX) || time.equals(OffsetDateTime.MIN)) {
      return endless(time.equals(OffsetDateTime.MAX));
    }
    return text(time.atZoneSameInstant(zone));
  }

  private static JsonNode endless(boolean ever) {
    return TextNode.valueOf(ever ? EVER : NEVER);
  }

  private static JsonNode text(ZonedDateTime time) {
    return TextNode.valueOf(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time));
  }
}
