package org.edgedaemon.benchmark;

import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.edgedaemon.destination.Destination;
import org.edgedaemon.destination.DestinationId;
import org.edgedaemon.destination.firebase.FirebaseCredentials;
import org.edgedaemon.destination.firebase.FirebaseLayout;
import org.edgedaemon.destination.firebase.FirestoreConfig;
import org.edgedaemon.destination.firebase.FirestoreDestination;
import org.edgedaemon.destination.firebase.RenderedCommits;
import org.edgedaemon.entry.EntryKind;
import org.edgedaemon.entry.SequencedEntry;

/**
 * Forwards marks to a peer that answers as Firestore does, in batches as by default but without the
 * ramp; beside it the same commits over a bare socket. A mark is two writes: its own document and
 * the student's.
 */
public final class FirestoreWriteBenchmark {
  private static final String PROJECT = "demo-project";
  private static final String PATH =
      "/v1/projects/" + PROJECT + "/databases/(default)/documents:commit";
  private static final int MARKS = 50_000;
  private static final int ROUNDS = 5;
  private static final double GOAL = 10_000;

  private FirestoreWriteBenchmark() {}

  public static void main(String[] args) throws Exception {
    try (WorkFolder folder = new WorkFolder();
        PeerProcess google = new PeerProcess(CommitPeer.class);
        MarkForwarding forwarding = new MarkForwarding(folder.path(), MARKS)) {
      List<byte[]> commits = commits(forwarding.marks());
      double writes = 2.0 * forwarding.marks().size();
      List<Double> ours = new ArrayList<>();
      List<Double> bare = new ArrayList<>();
      for (int round = 0; round <= ROUNDS; round++) {
        double lane =
            forwarding.seconds(id -> firestore(id, google, forwarding), forwarding.marks().size());
        double raw = MarkForwarding.bareSeconds(google.port(), PATH, commits, 1);
        if (round > 0) {
          ours.add(writes / lane);
          bare.add(writes / raw);
        }
      }
      tell(forwarding.marks().size(), Sample.of(ours).median(), Sample.of(bare).median());
    }
    System.exit(0);
  }

  private static List<byte[]> commits(List<SequencedEntry> marks) {
    List<byte[]> commits = new ArrayList<>();
    for (int from = 0; from < marks.size(); from += FirestoreConfig.DEFAULT_BATCH) {
      int to = Math.min(marks.size(), from + FirestoreConfig.DEFAULT_BATCH);
      commits.add(RenderedCommits.of(PROJECT, marks.subList(from, to)));
    }
    return commits;
  }

  private static Destination firestore(
      DestinationId id, PeerProcess google, MarkForwarding forwarding) {
    return new FirestoreDestination(
        new FirestoreConfig(
            id,
            URI.create(google.url()),
            PROJECT,
            FirestoreConfig.DEFAULT_DATABASE,
            new FirebaseCredentials.Emulator(),
            FirebaseLayout.defaults(),
            Set.of(EntryKind.MARK),
            FirestoreConfig.DEFAULT_BATCH,
            FirestoreConfig.DEFAULT_TIMEOUT,
            FirestoreConfig.DEFAULT_CONCURRENCY,
            false,
            null,
            null),
        forwarding.clients,
        forwarding.loops,
        InstantSource.system(),
        System::nanoTime);
  }

  private static void tell(int marks, double ours, double bare) {
    new Row(
            "Firestore, commits of %d marks, one at a time, no ramp, %s marks"
                .formatted(FirestoreConfig.DEFAULT_BATCH, Row.number(marks)),
            ">= " + Row.number(GOAL) + " writes/s",
            Row.number(ours) + " writes/s",
            "the same commits over a bare socket: " + Row.number(bare) + " writes/s",
            Row.number(ours / bare),
            ours >= GOAL)
        .tell();
  }
}
