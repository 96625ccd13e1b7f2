package org.edgedaemon.ingest;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the journal is cared for.
 *
 * @param interval between backups
 * @param keep how many backups stay, at least 1
 * @param intakeMax bytes of the intake past which a backup comes early
 * @param retention age past which entries settled everywhere are deleted; null keeps them for ever
 */
public record KeeperConfig(
    Duration interval, int keep, long intakeMax, @Nullable Duration retention) {
  public KeeperConfig {
    if (keep < 1) {
      throw new IllegalArgumentException("backups to keep is " + keep + ", at least 1 is needed");
    }
  }
}
