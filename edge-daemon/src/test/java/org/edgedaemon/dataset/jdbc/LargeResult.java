package org.edgedaemon.dataset.jdbc;

import java.util.List;
import java.util.Set;
import org.edgedaemon.dataset.RecordId;
import org.edgedaemon.dataset.Window;
import org.edgedaemon.secret.Secret;

/** Reads more than fits into its memory, in a process of its own: address and query. */
final class LargeResult {
  private LargeResult() {}

  public static void main(String[] args) {
    long[] seen = new long[2];
    try (OfficeDatabase office =
        JdbcSourceSuite.database(
            new OfficeConfig(
                args[0],
                OfficeServer.USER,
                new Secret(OfficeServer.PASSWORD),
                JdbcSourceSuite.NAIROBI,
                JdbcSourceSuite.HALF_MINUTE,
                JdbcSourceSuite.MINUTE))) {
      JdbcSource source =
          new JdbcSource(
              JdbcSourceSuite.ROOMS,
              office,
              new JdbcQueries(null, args[1], "id", new RowVersion.Column("filling")),
              Set.of());
      source.ids(
          Window.ALL,
          (id, version) -> {
            seen[0]++;
            seen[1] += String.valueOf(version).length();
          });
      int records = source.records(Window.ALL, List.of(RecordId.of(7), RecordId.of(8))).size();
      System.out.println(seen[0] + " ids, " + seen[1] + " characters, " + records + " records");
    }
  }
}
