package org.edgedaemon.journal.h2;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import org.edgedaemon.entry.SequencedEntry;

/**
 * Sums, modulo 2^64, of what the unique index holds: equal whatever the order, so that index and
 * table can be compared without sorting.
 */
final class IndexSums {
  private static final String OF_INDEX =
      """
      select count(*), sum(sequence), sum(id_time), sum(kind),
        sum(cast(substring(event_id, 1, 8) as bigint)),
        sum(cast(substring(event_id, 9, 8) as bigint)),
        sum(cast(substring(event_id, 13, 8) as bigint))
      from entry use index (entry_identity) where id_time > -9223372036854775808
      """;

  /** A row when the index knows any entry. */
  static final String FIRST_ID =
      """
      select id_time from entry use index (entry_identity)
      where id_time > -9223372036854775808 limit 1
      """;

  private final long[] sums = new long[7];

  static IndexSums ofIndex(Connection connection) throws SQLException {
    IndexSums result = new IndexSums();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(OF_INDEX)) {
      row.next();
      for (int i = 0; i < result.sums.length; i++) {
        BigDecimal sum = row.getBigDecimal(i + 1);
        result.sums[i] = sum == null ? 0 : sum.longValue();
      }
    }
    return result;
  }

  void add(SequencedEntry sequenced, long idTime) {
    ByteBuffer id = ByteBuffer.wrap(sequenced.entry().eventId().toBytes());
    sums[0]++;
    sums[1] += sequenced.sequence();
    sums[2] += idTime;
    sums[3] += sequenced.entry().kind().code();
    sums[4] += id.getLong(0);
    sums[5] += id.getLong(8);
    sums[6] += id.getLong(12);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IndexSums that && Arrays.equals(sums, that.sums);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(sums);
  }

  /** The count is what an operator can use. */
  @Override
  public String toString() {
    return sums[0] + " rows";
  }
}
