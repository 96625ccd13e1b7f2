package org.edgedaemon.outbox.h2;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.edgedaemon.destination.DestinationId;
import org.edgedaemon.journal.JournalException;
import org.edgedaemon.journal.h2.H2Database;
import org.edgedaemon.journal.h2.SqlWork;
import org.edgedaemon.outbox.OutboxException;
import org.edgedaemon.outbox.Watermarks;

/**
 * Watermarks beside the entries they count. Not synced: one that a crash sets back only makes
 * entries be looked at again.
 */
public final class H2Watermarks implements Watermarks {
  private final H2Database database;

  public H2Watermarks(H2Database database) {
    this.database = database;
  }

  @Override
  public long watermark(DestinationId destination) {
    try {
      return database.read(
          connection -> {
            try (PreparedStatement select =
                connection.prepareStatement(
                    "select sequence from watermark where destination = ?")) {
              select.setString(1, destination.value());
              return first(select);
            }
          });
    } catch (JournalException e) {
      throw failed(destination, e);
    }
  }

  @Override
  public void advance(DestinationId destination, long sequence) {
    try {
      database.write(forward(destination, sequence));
    } catch (JournalException e) {
      throw failed(destination, e);
    }
  }

  private static SqlWork<Integer> forward(DestinationId destination, long sequence) {
    return connection -> {
      try (PreparedStatement merge =
          connection.prepareStatement(
              """
              merge into watermark w using (values (?, cast(? as bigint))) n (destination, sequence)
                on w.destination = n.destination
              when matched and w.sequence < n.sequence then update set sequence = n.sequence
              when not matched then insert (destination, sequence)
                values (n.destination, n.sequence)
              """)) {
        merge.setString(1, destination.value());
        merge.setLong(2, sequence);
        return merge.executeUpdate();
      }
    };
  }

  private static long first(PreparedStatement select) throws SQLException {
    try (ResultSet row = select.executeQuery()) {
      return row.next() ? row.getLong(1) : 0;
    }
  }

  private static OutboxException failed(DestinationId destination, JournalException e) {
    return new OutboxException(
        "the watermark of " + destination + " is out of reach: " + e.getMessage(), e);
  }
}
