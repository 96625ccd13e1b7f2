package org.edgedaemon.cli;

import java.util.LinkedHashSet;
import java.util.Set;
import org.edgedaemon.entry.EntryKind;
import org.edgedaemon.journal.JournalQuery;
import org.edgedaemon.punch.DeviceId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which entries of the journal. */
final class EntryFilter {
  @Mixin private TimeRange range = new TimeRange();

  @Option(names = "--device", paramLabel = "ID", description = "Only entries of this device.")
  private @Nullable DeviceId device;

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      split = ",",
      description = "punch (default), mark, student, recognition, read-cursor, set-aside.")
  private Set<EntryKind> kinds = new LinkedHashSet<>();

  JournalQuery query(long after, int limit) {
    return new JournalQuery(
        after, KindWords.orPunches(kinds), device, range.from(), range.to(), limit);
  }
}
