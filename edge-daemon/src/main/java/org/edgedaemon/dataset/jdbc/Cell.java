package org.edgedaemon.dataset.jdbc;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads a value of one kind of column as JSON. Null is {@code null}. */
@FunctionalInterface
interface Cell {
  JsonNode read(ResultSet row, int column) throws SQLException;
}
