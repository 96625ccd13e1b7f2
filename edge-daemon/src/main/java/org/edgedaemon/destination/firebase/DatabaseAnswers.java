package org.edgedaemon.destination.firebase;

import java.util.List;
import java.util.Set;
import org.edgedaemon.destination.DeliveryResult;
import org.edgedaemon.destination.DeliveryResult.Accepted;
import org.edgedaemon.destination.DeliveryResult.Rejected;
import org.edgedaemon.destination.DeliveryResult.Unavailable;
import org.edgedaemon.destination.rest.RestAnswers;
import org.edgedaemon.destination.rest.RestPeer;
import org.edgedaemon.entry.SequencedEntry;
import org.edgedaemon.http.ClientResult;
import org.jspecify.annotations.Nullable;

/**
 * What a Realtime Database means by its answers, where it differs from other REST peers.
 *
 * <pre>
 * 402 plan exceeded, 423 disabled or moved, 404 no such database    configuration
 * </pre>
 */
final class DatabaseAnswers implements RestPeer {
  @Override
  public String name() {
    return "the database";
  }

  @Override
  public DeliveryResult success(ClientResult.Answer answer, List<SequencedEntry> entries) {
    String text = answer.body().text().strip();
    if (text.startsWith("<")) {
      return new Unavailable(
          Unavailable.Kind.CONFIGURATION,
          null,
          answer.status(),
          "the answer is not a database's; check the url");
    }
    return new Accepted(0);
  }

  @Override
  public DeliveryResult conflict(ClientResult.Answer answer, List<SequencedEntry> entries) {
    return new Rejected(
        Set.of(), answer.status(), "the database reports a conflict", answer.body().text());
  }

  @Override
  public Unavailable.@Nullable Kind unavailability(int status) {
    return switch (status) {
      case 402, 404, 410, 423 -> Unavailable.Kind.CONFIGURATION;
      default -> RestAnswers.unavailability(status);
    };
  }
}
