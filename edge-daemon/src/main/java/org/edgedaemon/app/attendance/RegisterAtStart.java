package org.edgedaemon.app.attendance;

import java.util.List;
import org.edgedaemon.attendance.AttendanceEntries;
import org.edgedaemon.attendance.Mark;
import org.edgedaemon.attendance.Register;
import org.edgedaemon.attendance.Unit;
import org.edgedaemon.attendance.UnreadableBodyException;
import org.edgedaemon.attendance.report.ReportException;
import org.edgedaemon.entry.Entry;
import org.edgedaemon.entry.SequencedEntry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The register of what is durable: what the journal has, and what only the intake has yet. */
final class RegisterAtStart {
  private static final Logger log = LoggerFactory.getLogger(RegisterAtStart.class);
  private static final int PAGE = 1_000;

  private RegisterAtStart() {}

  /** Anew when damage of the journal shows: what was put in its place may be older. */
  static Register load(AttendanceStores stores) {
    try {
      return loadOnce(stores);
    } catch (ReportException e) {
      log.warn("students are read again: {}", e.getMessage());
      return loadOnce(stores);
    }
  }

  private static Register loadOnce(AttendanceStores stores) {
    Register register = new Register();
    long applied = stores.journal().appliedSequence();
    stores.reports().of(code -> new Unit(code, code.value(), 1)).loadInto(register);
    List<SequencedEntry> tail = stores.intake().entriesAfter(applied, PAGE);
    while (!tail.isEmpty()) {
      tail.forEach(sequenced -> add(register, sequenced));
      tail = stores.intake().entriesAfter(tail.get(tail.size() - 1).sequence(), PAGE);
    }
    log.info("{} students are known", register.students());
    return register;
  }

  private static void add(Register register, SequencedEntry sequenced) {
    Entry entry = sequenced.entry();
    try {
      switch (entry.kind()) {
        case MARK -> {
          Mark mark = AttendanceEntries.mark(entry);
          register.load(mark.student(), mark.unit().code(), mark.session().id());
        }
        case STUDENT -> register.load(AttendanceEntries.student(entry));
        default -> {
          // Nothing that is about attendance.
        }
      }
    } catch (UnreadableBodyException e) {
      log.error("sequence {} is not taken up: {}", sequenced.sequence(), e.getMessage());
    }
  }
}
