package org.edgedaemon.dataset.journal;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.edgedaemon.dataset.SourceException;
import org.edgedaemon.dataset.Window;
import org.edgedaemon.entry.EntryKind;
import org.edgedaemon.entry.SequencedEntry;
import org.edgedaemon.journal.Journal;
import org.edgedaemon.journal.JournalException;
import org.edgedaemon.journal.JournalQuery;
import org.edgedaemon.journal.JournalReader;
import org.jspecify.annotations.Nullable;

/** The entries of a window, page after page in their order, so that few are held at once. */
final class JournalPages {
  private static final int PAGE = 500;

  private final Pages pages;
  private final ZoneId zone;

  private JournalPages(Pages pages, ZoneId zone) {
    this.pages = pages;
    this.zone = zone;
  }

  /** A page: the entries above a sequence with a device time not before {@code from}. */
  private interface Pages {
    List<SequencedEntry> after(long sequence, @Nullable LocalDateTime from);
  }

  /** Kinds among which are punches: the database picks those of the window. */
  static JournalPages matching(JournalReader reader, Set<EntryKind> kinds, ZoneId zone) {
    return new JournalPages(
        (sequence, from) -> reader.find(new JournalQuery(sequence, kinds, null, from, null, PAGE)),
        zone);
  }

  /** Kinds without punches: the journal has a short list of them. */
  static JournalPages rare(Journal journal, Set<EntryKind> kinds, ZoneId zone) {
    return new JournalPages((sequence, from) -> journal.entriesAfter(sequence, kinds, PAGE), zone);
  }

  /**
   * Hands over entries above a sequence until the taker has enough.
   *
   * @param taker says whether it wants more
   * @return the sequence of the last one that it got; the one it began with when there was none
   */
  long each(long after, Window window, Predicate<SequencedEntry> taker) {
    LocalDateTime from =
        window.since() == null ? null : LocalDateTime.ofInstant(window.since(), zone);
    long last = after;
    while (true) {
      List<SequencedEntry> page = page(last, from);
      for (SequencedEntry entry : page) {
        last = entry.sequence();
        boolean inside = from == null || !entry.entry().deviceTime().isBefore(from);
        if (inside && !taker.test(entry)) {
          return last;
        }
      }
      if (page.size() < PAGE) {
        return last;
      }
    }
  }

  private List<SequencedEntry> page(long after, @Nullable LocalDateTime from) {
    try {
      return pages.after(after, from);
    } catch (JournalException e) {
      throw unreadable(e);
    }
  }

  static SourceException unreadable(JournalException e) {
    return new SourceException("the journal cannot be read: " + e.getMessage(), e);
  }
}
