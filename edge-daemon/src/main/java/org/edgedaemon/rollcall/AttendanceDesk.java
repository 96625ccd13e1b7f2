package org.edgedaemon.rollcall;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.edgedaemon.attendance.AttendanceEntries;
import org.edgedaemon.attendance.Enrolled;
import org.edgedaemon.attendance.Mark;
import org.edgedaemon.attendance.MarkAnswer;
import org.edgedaemon.attendance.MarkAnswer.Marked;
import org.edgedaemon.attendance.MarkCall;
import org.edgedaemon.attendance.MarkDesk;
import org.edgedaemon.attendance.MarkOutcome;
import org.edgedaemon.attendance.MarkOutcome.New;
import org.edgedaemon.attendance.MarkRequest;
import org.edgedaemon.attendance.Register;
import org.edgedaemon.entry.Entry;
import org.edgedaemon.ingest.Derivation;
import org.edgedaemon.intake.Intake;
import org.edgedaemon.punch.DeviceId;
import org.edgedaemon.punch.EventId;
import org.edgedaemon.punch.Punch;
import org.edgedaemon.rollcall.Flights.Flight;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the register: makes marks of punches and of callers' words, and has them written. A mark is
 * written together with the punch that it is made of. What could not be written is taken back, so
 * that the next sight of the student is the first again.
 */
public final class AttendanceDesk implements Derivation, MarkDesk {
  private static final Logger log = LoggerFactory.getLogger(AttendanceDesk.class);

  private final AttendanceEntries entries;
  private final Register register;
  private final Intake intake;
  private final Executor thread;
  private final InstantSource clock;
  private final Flights flights;
  private final Set<EventId> saidAgain = new HashSet<>();
  private Plan plan;
  private boolean doubtful;

  /**
   * @param register with all that the store knows; from now on this desk's alone
   * @param thread the ingest scheduler's
   */
  public AttendanceDesk(
      AttendanceEntries entries,
      Register register,
      Plan plan,
      Intake intake,
      Executor thread,
      InstantSource clock) {
    this.entries = entries;
    this.register = register;
    this.plan = plan;
    this.intake = intake;
    this.thread = thread;
    this.clock = clock;
    this.flights = new Flights(register);
  }

  /** From now on another timetable, roster or rooms count. Any thread. */
  public void use(Plan next) {
    thread.execute(() -> plan = next);
  }

  /**
   * Entries are missing that the register knows of. Devices are read again, and from now on each
   * mark that they bring once more is written once more: the stores keep the first. Any thread; to
   * be told before whoever reads.
   */
  public void holeFound() {
    thread.execute(
        () -> {
          doubtful = true;
          saidAgain.clear();
        });
  }

  @Override
  public Derived of(List<Punch> punches) {
    Set<Flight> carried = new LinkedHashSet<>();
    List<Entry> again = new ArrayList<>();
    Sightings sightings = new Sightings(plan, register);
    for (Punch punch : punches) {
      try {
        sightings.of(punch).ifPresent(sight -> see(sight, punch, carried, again));
      } catch (RuntimeException e) {
        log.error(
            "a punch of device {} could not be made a mark and stays a punch: a defect in the"
                + " daemon, please report it",
            punch.device().id(),
            e);
      }
    }
    return carried.isEmpty() && again.isEmpty()
        ? Derived.NOTHING
        : new Carried(List.copyOf(carried), List.copyOf(again));
  }

  @Override
  public CompletionStage<MarkAnswer> mark(MarkCall call) {
    CompletableFuture<MarkAnswer> answer = new CompletableFuture<>();
    onThread(answer, () -> mark(call, answer));
    return answer;
  }

  /**
   * Takes over what a roster says of students and their enrolments. Any thread.
   *
   * @param via what stands in for a device
   * @return completes with how many of them were new or changed when those are durable; fails when
   *     they could not be stored: doing it again is right
   */
  public CompletionStage<Integer> describe(Collection<Enrolled> students, DeviceId via) {
    CompletableFuture<Integer> answer = new CompletableFuture<>();
    List<Enrolled> all = List.copyOf(students);
    onThread(answer, () -> describe(all, via, answer));
    return answer;
  }

  private void mark(MarkCall call, CompletableFuture<MarkAnswer> answer) {
    CallReader.Reading reading = new CallReader(plan.timetable(), register).read(call);
    MarkRequest request = reading.request();
    if (request == null) {
      answer.complete(reading.refused());
      return;
    }
    MarkOutcome outcome = register.mark(request);
    Flight flight;
    if (outcome instanceof New first) {
      flight = takeOff(first, call.via(), clock.instant());
      write(flight);
    } else {
      flight = flights.of(outcome.eventId());
    }
    Marked marked =
        new Marked(
            outcome.eventId(),
            !(outcome instanceof New),
            outcome.attended(),
            outcome.unit().lessons());
    if (flight == null) {
      answer.complete(marked);
    } else {
      flight
          .landed()
          .whenComplete(
              (nothing, lost) -> {
                if (lost == null) {
                  answer.complete(marked);
                } else {
                  answer.completeExceptionally(lost);
                }
              });
    }
  }

  private void write(Flight flight) {
    flights.join(flight);
    intake
        .append(flight.entries())
        .whenComplete(
            (sequence, failure) -> thread.execute(() -> flights.written(flight, failure == null)));
  }

  /** A mark that is not on disk is carried by whoever writes the punch. */
  private void see(MarkRequest request, Punch punch, Set<Flight> carried, List<Entry> again) {
    MarkOutcome outcome = register.mark(request);
    Flight flight =
        outcome instanceof New first
            ? takeOff(first, punch.device().id(), punch.receivedAt())
            : flights.of(outcome.eventId());
    if (flight != null) {
      carried.add(flight);
    } else if (doubtful && saidAgain.add(outcome.eventId())) {
      Mark mark =
          new Mark(
              outcome.eventId(),
              register.student(request.student().admission()).orElse(request.student()),
              outcome.unit(),
              request.session(),
              request.markedAt(),
              outcome.attended(),
              request.source(),
              request.device());
      again.add(entries.mark(mark, punch.device().id(), punch.receivedAt()));
    }
  }

  private Flight takeOff(New first, DeviceId via, Instant receivedAt) {
    try {
      List<Entry> written = new ArrayList<>(2);
      if (first.changed() != null) {
        written.add(entries.student(first.changed(), via, clock.instant()));
      }
      written.add(entries.mark(first.mark(), via, receivedAt));
      return flights.begin(first, written);
    } catch (RuntimeException e) {
      register.undo(first);
      throw e;
    }
  }

  private void describe(List<Enrolled> students, DeviceId via, CompletableFuture<Integer> answer) {
    List<Enrolled> changed =
        students.stream().map(register::describe).flatMap(Optional::stream).toList();
    Instant now = clock.instant();
    intake
        .append(changed.stream().map(student -> entries.student(student, via, now)).toList())
        .whenComplete(
            (sequence, failure) -> {
              if (failure == null) {
                answer.complete(changed.size());
              } else {
                thread.execute(() -> changed.forEach(register::undo));
                answer.completeExceptionally(failure);
              }
            });
  }

  private void onThread(CompletableFuture<?> answer, Runnable work) {
    thread.execute(
        () -> {
          try {
            work.run();
          } catch (RuntimeException e) {
            answer.completeExceptionally(e);
          }
        });
  }

  /** Marks that travel with the punches of one append. */
  private final class Carried implements Derived {
    private final List<Flight> carried;
    private final List<Entry> again;

    Carried(List<Flight> carried, List<Entry> again) {
      this.carried = carried;
      this.again = again;
      carried.forEach(flights::join);
    }

    @Override
    public List<Entry> entries() {
      List<Entry> all = new ArrayList<>(again);
      carried.forEach(flight -> all.addAll(flight.entries()));
      return all;
    }

    @Override
    public void written(boolean durable) {
      thread.execute(
          () -> {
            carried.forEach(flight -> flights.written(flight, durable));
            if (!durable) {
              again.forEach(entry -> saidAgain.remove(entry.eventId()));
            }
          });
    }
  }
}
