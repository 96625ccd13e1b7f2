package org.edgedaemon.config;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.edgedaemon.entry.EntryKind;

/** {@code accepts:} of any destination. */
final class AcceptsBinder {
  private static final Map<String, EntryKind> KINDS =
      Map.of(
          EntryKind.PUNCH.wireName(), EntryKind.PUNCH,
          EntryKind.MARK.wireName(), EntryKind.MARK,
          EntryKind.STUDENT.wireName(), EntryKind.STUDENT,
          EntryKind.RECOGNITION.wireName(), EntryKind.RECOGNITION);

  private AcceptsBinder() {}

  static Set<EntryKind> bind(Section section, Set<EntryKind> otherwise) {
    List<EntryKind> kinds = section.values("accepts", Words.oneOf(KINDS));
    if (kinds == null) {
      return otherwise;
    }
    if (kinds.isEmpty()) {
      section.problem("accepts", "must name at least one of punch, mark, student, recognition");
      return otherwise;
    }
    return EnumSet.copyOf(kinds);
  }
}
