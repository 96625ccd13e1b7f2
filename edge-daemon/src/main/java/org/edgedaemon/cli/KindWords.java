package org.edgedaemon.cli;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.edgedaemon.entry.EntryKind;

/** The words for kinds of entries on the command line. */
final class KindWords {
  private KindWords() {}

  static EntryKind parse(String word) {
    return Arrays.stream(EntryKind.values())
        .filter(kind -> kind.wireName().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("'" + word + "' is none of " + allowed()));
  }

  private static String allowed() {
    return Arrays.stream(EntryKind.values())
        .map(EntryKind::wireName)
        .collect(Collectors.joining(", "));
  }

  /** Punches when nothing is named. */
  static Set<EntryKind> orPunches(Set<EntryKind> named) {
    return named.isEmpty() ? Set.of(EntryKind.PUNCH) : named;
  }
}
