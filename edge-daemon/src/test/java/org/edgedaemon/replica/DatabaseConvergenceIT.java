package org.edgedaemon.replica;

import java.nio.file.Path;
import java.util.List;
import org.edgedaemon.dataset.jdbc.OfficeServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The histories of {@link ConvergenceTest} with real databases: the centre in one of the three, an
 * office in each of them, so that rows go from every kind to every other.
 */
class DatabaseConvergenceIT {
  private static final int HISTORIES = Integer.getInteger("replica.database.histories", 2);
  private static final long SEED = Long.getLong("replica.seed", 0);

  @TempDir Path folder;

  @Test
  void centreInPostgresql() throws Exception {
    play(OfficeServer.postgresql().centre());
  }

  @Test
  void centreInMariadb() throws Exception {
    play(OfficeServer.mariadb().centre());
  }

  @Test
  void centreInH2() throws Exception {
    play(OfficeServer.h2().centre());
  }

  private void play(OfficeServer centre) throws Exception {
    List<OfficeServer> offices =
        List.of(OfficeServer.h2(), OfficeServer.postgresql(), OfficeServer.mariadb());
    for (long seed = SEED; seed < SEED + HISTORIES; seed++) {
      try (DatabasePlaces places =
          new DatabasePlaces(centre, offices, folder.resolve("states-" + seed))) {
        ConvergenceTest.play(seed, places, World.Plan.STAR);
      }
    }
  }
}
