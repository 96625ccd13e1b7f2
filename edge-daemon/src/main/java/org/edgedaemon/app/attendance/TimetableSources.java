package org.edgedaemon.app.attendance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.edgedaemon.attendance.Roster;
import org.edgedaemon.attendance.Timetable;
import org.edgedaemon.attendance.TimetablePart;
import org.edgedaemon.attendance.TimetableSum;
import org.edgedaemon.attendance.UnitFacts;
import org.edgedaemon.attendance.csv.Reading;
import org.edgedaemon.attendance.files.ImportedFiles;
import org.edgedaemon.attendance.files.ImportedFiles.Loaded;
import org.edgedaemon.attendance.files.ImportedFiles.Timetables;
import org.edgedaemon.config.AttendanceSettings;

/**
 * Where the timetable comes from: the etc file, an imported file, the answer of an office's
 * database; and the imported roster. What does not go together with what is there is refused.
 * Methods block.
 */
final class TimetableSources {
  private static final String ETC_FILE = "the etc file";

  private final ImportedFiles files;
  private final List<String> alarms = new ArrayList<>();
  private AttendanceSettings settings;
  private TimetablePart imported;
  private TimetablePart queried;
  private Roster roster;
  private Timetable timetable;

  /** Reads what is in force. What cannot be used is left out, and an alarm tells so. */
  TimetableSources(ImportedFiles files, AttendanceSettings settings) {
    this.files = files;
    this.settings = settings;
    this.imported = value(files.timetable(Timetables.IMPORTED));
    this.queried = value(files.timetable(Timetables.QUERIED));
    this.roster = value(files.roster());
    this.timetable = agreeing();
  }

  synchronized Timetable timetable() {
    return timetable;
  }

  synchronized Roster roster() {
    return roster;
  }

  /** How many weekly lines of the imported file are in force. */
  synchronized int importedSlots() {
    return imported.slots().size();
  }

  /** What an operator must know of the files; empty when all is well. */
  synchronized List<String> alarms() {
    return List.copyOf(alarms);
  }

  /** What other settings would make of what was imported; nothing is changed. */
  synchronized TimetableSum sumWith(AttendanceSettings next) {
    return sum(next, imported, queried);
  }

  /** Takes settings over whose {@linkplain #sumWith sum} is good. */
  synchronized void use(AttendanceSettings next) {
    settings = next;
    timetable = agreeing();
  }

  /**
   * Puts a timetable's file in force.
   *
   * @return problems, or none when it is in force
   * @throws java.io.IOException when it cannot be written; then all is as before
   */
  synchronized Outcome replace(Timetables which, byte[] csv) throws java.io.IOException {
    Reading<TimetablePart> reading = ImportedFiles.read(which, csv);
    if (reading instanceof Reading.Bad<TimetablePart> bad) {
      return Outcome.bad(bad);
    }
    TimetablePart part = ((Reading.Good<TimetablePart>) reading).value();
    TimetableSum sum =
        which == Timetables.IMPORTED ? sum(settings, part, queried) : sum(settings, imported, part);
    if (sum instanceof TimetableSum.Bad bad) {
      return new Outcome(0, bad.problems(), 0);
    }
    files.replace(which, csv);
    if (which == Timetables.IMPORTED) {
      imported = part;
    } else {
      queried = part;
    }
    alarms.clear();
    timetable = ((TimetableSum.Good) sum).timetable();
    return new Outcome(part.slots().size(), List.of(), 0);
  }

  /**
   * Puts a roster in force.
   *
   * @throws java.io.IOException when it cannot be written; then all is as before
   */
  synchronized Outcome replaceRoster(byte[] csv) throws java.io.IOException {
    Reading<Roster> reading = files.replaceRoster(csv);
    if (reading instanceof Reading.Bad<Roster> bad) {
      return Outcome.bad(bad);
    }
    roster = ((Reading.Good<Roster>) reading).value();
    return new Outcome(roster.lines().size(), List.of(), 0);
  }

  /**
   * What came of a file.
   *
   * @param problems empty when it is in force
   * @param more problems that are not listed
   */
  record Outcome(int lines, List<String> problems, int more) {
    static Outcome bad(Reading.Bad<?> bad) {
      return new Outcome(0, bad.problems().stream().map(Object::toString).toList(), bad.more());
    }

    boolean good() {
      return problems.isEmpty();
    }
  }

  /** The etc file goes first: it is what an operator has just written. */
  private Timetable agreeing() {
    TimetableSum all = sum(settings, imported, queried);
    if (all instanceof TimetableSum.Good good) {
      return good.timetable();
    }
    alarms.addAll(((TimetableSum.Bad) all).problems());
    TimetablePart none = TimetablePart.none("nothing");
    for (TimetableSum some : List.of(sum(settings, imported, none), sum(settings, none, none))) {
      if (some instanceof TimetableSum.Good good) {
        alarms.add("the later ones of these are left out");
        return good.timetable();
      }
    }
    return Timetable.empty(settings.zone());
  }

  private static TimetableSum sum(
      AttendanceSettings settings, TimetablePart imported, TimetablePart queried) {
    List<UnitFacts> units =
        settings.units().stream()
            .map(unit -> new UnitFacts(unit.code(), unit.name(), unit.lessons()))
            .toList();
    return TimetableSum.of(
        List.of(new TimetablePart(ETC_FILE, settings.slots(), units), imported, queried),
        new TimetableSum.Rules(
            settings.zone(), settings.early(), settings.late(), settings.lessons()));
  }

  private <T> T value(Loaded<T> loaded) {
    Optional<String> alarm = loaded.alarm();
    alarm.ifPresent(alarms::add);
    return loaded.value();
  }
}
