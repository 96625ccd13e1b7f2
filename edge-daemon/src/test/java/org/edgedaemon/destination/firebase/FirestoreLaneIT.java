package org.edgedaemon.destination.firebase;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.edgedaemon.destination.DestinationId;
import org.edgedaemon.destination.Marks;
import org.edgedaemon.destination.firebase.auth.ServiceAccount;
import org.edgedaemon.entry.SequencedEntry;
import org.edgedaemon.forward.ForwardStores;
import org.edgedaemon.forward.ForwardTime;
import org.edgedaemon.forward.Forwarder;
import org.edgedaemon.forward.LaneConfig;
import org.edgedaemon.http.HttpClients;
import org.edgedaemon.http.Loops;
import org.edgedaemon.outbox.DeadLetter;
import org.edgedaemon.simulator.firebase.FirebaseSimulator;
import org.edgedaemon.testing.InMemoryDeadLetters;
import org.edgedaemon.testing.InMemoryJournal;
import org.edgedaemon.testing.InMemoryLane;
import org.edgedaemon.testing.InMemoryWatermarks;
import org.edgedaemon.testing.Steps;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A real lane before a Firestore that misbehaves. */
@Timeout(90)
class FirestoreLaneIT {
  private static final DestinationId ID = new DestinationId("firestore");

  private final Steps steps = new Steps();
  private final InMemoryJournal journal = new InMemoryJournal(steps);
  private final InMemoryDeadLetters deadLetters = new InMemoryDeadLetters(steps);
  private final Map<DestinationId, InMemoryLane.File> files = new ConcurrentHashMap<>();

  @Test
  void twoBadWritesAmongManyAreFoundAndTheRestArrives() {
    List<SequencedEntry> marks = Marks.marks(90);
    try (HttpClients clients = new HttpClients(Loops.SHARED, "edge-daemon/test", System::nanoTime);
        FirebaseSimulator google = new FirebaseSimulator(InstantSource.system(), false).start();
        FirestoreDestination destination = destination(google, clients)) {
      google.poison(marks.get(20).entry().eventId().value());
      google.poison(marks.get(77).entry().eventId().value());
      google.faults().times(3, FirebaseSimulator.error(409, "ABORTED", "contention"));
      google.faults().next(FirebaseSimulator.error(503, "UNAVAILABLE", "later"));
      Forwarder forwarder = forwarder(destination);
      try {
        journal.apply(marks);
        forwarder.entriesAvailable();
        await(() -> deadLetters.count(ID) == 2 && google.documents().size() == 2 * 88);
      } finally {
        forwarder.stop(Duration.ofSeconds(5));
      }
      assertThat(deadLetters.list(ID, 0, 10))
          .extracting(letter -> letter.entry().sequence())
          .containsExactlyInAnyOrder(21L, 78L);
      DeadLetter letter = deadLetters.list(ID, 0, 10).get(0);
      assertThat(letter.status()).isEqualTo(400);
      assertThat(letter.body()).contains("INVALID_ARGUMENT");
    }
  }

  private Forwarder forwarder(FirestoreDestination destination) {
    ForwardStores stores =
        new ForwardStores(
            journal,
            id -> files.computeIfAbsent(id, key -> new InMemoryLane.File(steps, 100)).open(),
            new InMemoryWatermarks(steps),
            deadLetters);
    Forwarder forwarder =
        new Forwarder(stores, new ForwardTime(System::nanoTime, InstantSource.system(), () -> 0.5));
    LaneConfig usual = LaneConfig.defaults();
    forwarder.add(
        destination,
        new LaneConfig(
            usual.maxBytes(), Duration.ofMillis(20), Duration.ofSeconds(1), usual.probeInterval()));
    forwarder.start();
    return forwarder;
  }

  private static FirestoreDestination destination(FirebaseSimulator google, HttpClients clients) {
    FirestoreConfig config =
        FirestoreConfig.of(
            ID,
            URI.create(google.url()),
            FirebaseSimulator.PROJECT,
            new FirebaseCredentials.Account(ServiceAccount.parse(google.serviceAccountFile())));
    return new FirestoreDestination(
        config, clients, Loops.SHARED, InstantSource.system(), System::nanoTime);
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited in vain").isLessThan(deadline);
      LockSupport.parkNanos(5_000_000);
    }
  }
}
