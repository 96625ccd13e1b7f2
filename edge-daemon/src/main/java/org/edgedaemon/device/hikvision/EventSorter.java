package org.edgedaemon.device.hikvision;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.edgedaemon.device.PunchBatch;
import org.edgedaemon.device.Recognition;
import org.edgedaemon.device.Recognition.Outcome;
import org.edgedaemon.device.SetAsideRecord;
import org.edgedaemon.device.hikvision.EventCounts.Kind;
import org.edgedaemon.device.hikvision.isapi.AccessEvent;
import org.edgedaemon.device.hikvision.isapi.EventCodes;
import org.edgedaemon.device.hikvision.isapi.SearchPage.UnreadableRow;
import org.edgedaemon.punch.Punch;

/** Sorts events into what is handed over and what is only counted. */
final class EventSorter {
  private final PunchFactory factory;
  private final EventCounts counts;

  EventSorter(PunchFactory factory, EventCounts counts) {
    this.factory = factory;
    this.counts = counts;
  }

  /** Whether anything of an event is to be handed over. */
  boolean matters(AccessEvent event) {
    return factory.isPunch(event) || factory.isRecognition(event);
  }

  /** Whether it {@link #matters} but cannot be understood. */
  boolean isDefective(AccessEvent event) {
    return matters(event) && factory.defect(event) != null;
  }

  /** What is to be handed over of some events, in their order. */
  PunchBatch sort(List<AccessEvent> events, List<UnreadableRow> unreadable, Reception reception) {
    Sorting sorting = begin(reception);
    sorting.add(events);
    return sorting.end(unreadable);
  }

  /** The same of a list that comes bit by bit. */
  Sorting begin(Reception reception) {
    return new Sorting(reception);
  }

  /** One list, as far as it was sorted. */
  final class Sorting {
    private final Reception reception;
    private final List<Punch> punches = new ArrayList<>();
    private final List<Recognition> recognitions = new ArrayList<>();
    private final List<SetAsideRecord> setAside = new ArrayList<>();

    private Sorting(Reception reception) {
      this.reception = reception;
    }

    void add(List<AccessEvent> events) {
      for (AccessEvent event : events) {
        String defect = matters(event) ? factory.defect(event) : null;
        if (defect != null) {
          setAside.add(factory.setAside(event.raw(), defect));
        } else {
          addPunch(event);
          addRecognition(event);
        }
      }
    }

    PunchBatch end(List<UnreadableRow> unreadable) {
      unreadable.forEach(row -> setAside.add(factory.setAside(row.raw(), row.reason())));
      counts.add(Kind.SET_ASIDE, setAside.size());
      return new PunchBatch(punches, recognitions, setAside);
    }

    private void addPunch(AccessEvent event) {
      LocalDateTime wallClock = event.time().wallClock();
      String person = event.person();
      if (wallClock != null && person != null && factory.isPunch(event)) {
        punches.add(factory.punch(event, wallClock, person, reception));
      }
    }

    private void addRecognition(AccessEvent event) {
      LocalDateTime wallClock = event.time().wallClock();
      Outcome outcome = FaceEvents.outcome(event.code());
      if (wallClock != null && outcome != null && factory.isRecognition(event)) {
        recognitions.add(factory.recognition(event, wallClock, outcome, reception));
      }
    }
  }

  /** Counts an event that was not seen before. */
  void count(AccessEvent event) {
    if (factory.isRecognition(event)) {
      counts.add(Kind.RECOGNITION);
    }
    counts.add(kindOf(event));
  }

  private Kind kindOf(AccessEvent event) {
    if (factory.isPunch(event)) {
      return Kind.PUNCH;
    }
    boolean card = event.person() == null && event.cardNo() != null;
    return switch (EventCodes.of(event.code()).eventClass()) {
      case PERSON_PASSED -> card ? Kind.UNRESOLVED : Kind.OTHER;
      case PERSON_REFUSED -> Kind.REFUSED;
      case DOOR -> Kind.DOOR;
      case OTHER -> Kind.OTHER;
    };
  }
}
