package org.edgedaemon.benchmark;

import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.edgedaemon.destination.Destination;
import org.edgedaemon.destination.DestinationId;
import org.edgedaemon.destination.portal.PortalConfig;
import org.edgedaemon.destination.portal.PortalDestination;

/**
 * Forwards marks to a portal on loopback, one post each, as by default; beside it the same bodies
 * over as many bare sockets.
 */
public final class PortalPostBenchmark {
  private static final int MARKS = 20_000;
  private static final int ROUNDS = 5;
  private static final double GOAL = 2_000;

  private PortalPostBenchmark() {}

  public static void main(String[] args) throws Exception {
    try (WorkFolder folder = new WorkFolder();
        PeerProcess portal = new PeerProcess(PortalPeer.class);
        MarkForwarding forwarding = new MarkForwarding(folder.path(), MARKS)) {
      List<byte[]> bodies =
          forwarding.marks().stream()
              .map(mark -> mark.entry().body().withSequence(mark.sequence()))
              .toList();
      List<Double> ours = new ArrayList<>();
      List<Double> bare = new ArrayList<>();
      int sockets = PortalConfig.DEFAULT_CONCURRENCY;
      for (int round = 0; round <= ROUNDS; round++) {
        double lane = forwarding.seconds(id -> portal(id, portal, forwarding), bodies.size());
        double raw = MarkForwarding.bareSeconds(portal.port(), PortalPeer.PATH, bodies, sockets);
        if (round > 0) {
          ours.add(bodies.size() / lane);
          bare.add(bodies.size() / raw);
        }
      }
      tell(bodies.size(), Sample.of(ours).median(), Sample.of(bare).median(), sockets);
    }
    System.exit(0);
  }

  private static Destination portal(
      DestinationId id, PeerProcess portal, MarkForwarding forwarding) {
    return new PortalDestination(
        PortalConfig.of(id, URI.create(portal.url()), null),
        forwarding.clients,
        InstantSource.system());
  }

  private static void tell(int marks, double ours, double bare, int sockets) {
    new Row(
            "portal, single posts, %d at once, %s marks".formatted(sockets, Row.number(marks)),
            ">= " + Row.number(GOAL) + " posts/s",
            Row.number(ours) + " posts/s",
            "bare sockets: " + Row.number(bare) + " posts/s",
            Row.number(ours / bare),
            ours >= GOAL)
        .tell();
  }
}
