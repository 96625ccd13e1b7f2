package org.edgedaemon.outbox.h2;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.edgedaemon.destination.DestinationId;
import org.edgedaemon.outbox.DeliveryCounts;
import org.edgedaemon.outbox.DeliveryState;
import org.edgedaemon.punch.EventId;

/** Keeps delivery records true after a crash, and no longer than the entries they are about. */
final class DeliveryCare {
  static final int SLICE = 1_000;

  /**
   * A crash loses the newest notes, and the lane has let go of the entries: what is at or below the
   * watermark was settled, whatever its record says.
   */
  private static final String SETTLE =
      """
      update delivery d set state = case when exists (
            select 1 from dead_letter l
            where l.destination = d.destination and l.event_id = d.event_id)
          then 3 else 1 end
        where d.state in (0, 2) and d.sequence <= (
            select w.sequence from watermark w where w.destination = d.destination)
      """;

  private static final String FORGOTTEN =
      "select d.event_id, d.destination, d.state from delivery d where d.sequence <= ? and not"
          + " exists (select 1 from entry e where e.sequence = d.sequence) fetch first "
          + SLICE
          + " rows only";
  private static final String DELETE =
      "delete from delivery where event_id = ? and destination = ?";

  /** Which row. */
  record Key(EventId eventId, DestinationId destination, DeliveryState state) {}

  private DeliveryCare() {}

  static int settle(Connection connection) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(SETTLE)) {
      return update.executeUpdate();
    }
  }

  /** Rows at or below a sequence whose entries the journal has let go. */
  static List<Key> forgotten(Connection connection, long settled) throws SQLException {
    List<Key> keys = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(FORGOTTEN)) {
      select.setLong(1, settled);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          keys.add(
              new Key(
                  EventId.ofBytes(row.getBytes(1), 0),
                  new DestinationId(row.getString(2)),
                  DeliveryState.ofCode(row.getInt(3))));
        }
      }
    }
    return keys;
  }

  /** Returns by how much that changed the counts. */
  static Map<DestinationId, DeliveryCounts> delete(Connection connection, List<Key> keys)
      throws SQLException {
    Map<DestinationId, DeliveryCounts> change = new HashMap<>();
    try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
      for (Key key : keys) {
        delete.setBytes(1, key.eventId().toBytes());
        delete.setString(2, key.destination().value());
        DeliveryRows.add(change, key.destination(), key.state(), -delete.executeUpdate());
      }
    }
    return change;
  }
}
