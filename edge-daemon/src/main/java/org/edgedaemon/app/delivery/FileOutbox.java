package org.edgedaemon.app.delivery;

import java.util.List;
import java.util.Set;
import org.edgedaemon.admin.EntryView;
import org.edgedaemon.admin.LaneCheck;
import org.edgedaemon.admin.LaneInfo;
import org.edgedaemon.admin.LaneState;
import org.edgedaemon.admin.OutboxQueries;
import org.edgedaemon.config.DestinationSettings;
import org.edgedaemon.config.Settings;
import org.edgedaemon.destination.DestinationId;
import org.edgedaemon.entry.EntryKind;
import org.edgedaemon.entry.SequencedEntry;
import org.edgedaemon.forward.ForwardStores;
import org.edgedaemon.journal.JournalReader;
import org.edgedaemon.outbox.Lane;
import org.edgedaemon.outbox.LaneElement;
import org.edgedaemon.outbox.OutboxException;
import org.jspecify.annotations.Nullable;

/** The lanes' files of a stopped daemon, for looking. */
public final class FileOutbox implements OutboxQueries {
  private final Settings settings;
  private final ForwardStores forward;
  private final JournalReader reader;

  public FileOutbox(Settings settings, ForwardStores forward, JournalReader reader) {
    this.reader = reader;
    this.settings = settings;
    this.forward = forward;
  }

  @Override
  public List<LaneInfo> list() {
    return settings.destinations().stream().map(this::info).toList();
  }

  @Override
  public List<EntryView> peek(DestinationId destination, int limit) {
    Set<EntryKind> kinds =
        settings.destinations().stream()
            .filter(candidate -> candidate.id().equals(destination))
            .findFirst()
            .map(LiveOutbox::accepts)
            .orElseThrow(() -> LiveOutbox.unknown(destination));
    return forward.journal().entriesAfter(settledUpTo(destination), kinds, limit).stream()
        .map(EntryView::of)
        .toList();
  }

  @Override
  public List<LaneCheck> check() {
    return settings.destinations().stream().map(DestinationSettings::id).map(this::check).toList();
  }

  private LaneCheck check(DestinationId id) {
    try (Lane lane = forward.lanes().open(id)) {
      long before = 0;
      long entries = 0;
      for (LaneElement element : lane.peek(Integer.MAX_VALUE)) {
        for (SequencedEntry entry : element.entries()) {
          if (entry.sequence() <= before) {
            return new LaneCheck(
                id.value(), false, entries, "out of order at sequence " + entry.sequence());
          }
          before = entry.sequence();
          entries++;
        }
      }
      return new LaneCheck(
          id.value(), true, entries, "in order; settled up to sequence " + settledUpTo(id));
    } catch (OutboxException e) {
      return new LaneCheck(id.value(), false, 0, String.valueOf(e.getMessage()));
    }
  }

  private LaneInfo info(DestinationSettings destination) {
    DestinationId id = destination.id();
    try (Lane lane = forward.lanes().open(id)) {
      return info(destination, lane.entries(), lane.bytes(), null);
    } catch (OutboxException e) {
      return info(destination, 0, 0, e.getMessage());
    }
  }

  private LaneInfo info(
      DestinationSettings destination, long entries, long bytes, @Nullable String trouble) {
    DestinationId id = destination.id();
    long settled = settledUpTo(id);
    return new LaneInfo(
        id.value(),
        LaneState.OFFLINE,
        entries,
        bytes,
        reader.countAfter(settled, LiveOutbox.accepts(destination)),
        settled,
        null,
        0,
        null,
        forward.deadLetters().count(id),
        trouble);
  }

  private long settledUpTo(DestinationId id) {
    return forward.watermarks().watermark(id);
  }
}
